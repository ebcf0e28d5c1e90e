-- What waits is counted by origin and taken in the order of ids: without these columns each batch read and sorted all that waits, and
-- the first count of many answers cost their square.
CREATE INDEX "SurveyResponse_waiting_idx" ON "SurveyResponse" ("surveyId", "imported", "invited", "id") WHERE NOT "counted";
DROP INDEX "SurveyResponse_uncounted_idx";
CREATE INDEX "SurveyResponse_unshown_idx" ON "SurveyResponse" ("surveyId", "teamId")
  WHERE "counted" AND NOT "teamShown" AND "teamId" IS NOT NULL;
