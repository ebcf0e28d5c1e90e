-- How many answered, by segment: a few hundred rows of the hundred thousands of a large survey, which each look at it reads.
CREATE INDEX "SurveyTally_participation_idx" ON "SurveyTally" ("surveyId", "dimension") WHERE "key" = '';
CREATE INDEX "SurveyOccupancy_participation_idx" ON "SurveyOccupancy" ("surveyId", "imported") INCLUDE ("count") WHERE "key" = '';
