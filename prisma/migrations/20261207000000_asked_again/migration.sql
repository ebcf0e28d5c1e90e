-- Events ask people again, who may answer each time: later answers are not of somebody who gave no other.
ALTER TABLE "Survey" ADD COLUMN "askedAgain" BOOLEAN NOT NULL DEFAULT false;
UPDATE "Survey" s SET "askedAgain" = true, "revision" = "revision" + 1 WHERE "anonymity" = 'anonymous'
  AND EXISTS (SELECT FROM "SurveyInvitation" i WHERE i."surveyId" = s."id" AND i."round" > 1);
-- Which answers that wait came by a second link is not known: none of these stands for a person by itself. Those that are counted stay
-- as they were shown.
UPDATE "SurveyResponse" r SET "invited" = false FROM "Survey" s WHERE s."id" = r."surveyId" AND s."askedAgain" AND r."invited" AND NOT r."counted";
