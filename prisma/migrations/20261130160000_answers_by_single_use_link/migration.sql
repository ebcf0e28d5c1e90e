-- AlterTable
ALTER TABLE "SurveyResponse" ADD COLUMN     "invited" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "SurveyComment" ADD COLUMN     "invited" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "SurveyOccupancy" DROP CONSTRAINT "SurveyOccupancy_pkey",
ADD COLUMN     "invited" BOOLEAN NOT NULL DEFAULT false,
ADD CONSTRAINT "SurveyOccupancy_pkey" PRIMARY KEY ("surveyId", "key", "row", "team", "role", "tenure", "imported", "invited");

-- Where only the invited could answer, each answer came by such a link. Of other surveys it is not known which did.
UPDATE "SurveyResponse" r SET "invited" = true FROM "Survey" s
  WHERE s."id" = r."surveyId" AND s."anonymity" = 'anonymous' AND s."invitedOnly" AND NOT r."imported";
UPDATE "SurveyComment" c SET "invited" = true FROM "SurveyResponse" r WHERE r."id" = c."responseId" AND r."invited";
UPDATE "SurveyOccupancy" o SET "invited" = true FROM "Survey" s
  WHERE s."id" = o."surveyId" AND s."anonymity" = 'anonymous' AND s."invitedOnly" AND NOT o."imported";
-- What was shown of them was shown of the same people.
UPDATE "SurveyStep" t SET "cells" = (
    SELECT COALESCE(jsonb_object_agg(CASE WHEN jsonb_array_length(e.key::jsonb) = 3 THEN regexp_replace(e.key, '\]$', ',"invited"]') ELSE e.key END, e.value), '{}')
    FROM jsonb_each(t."cells") e)
  FROM "Survey" s WHERE s."id" = t."surveyId" AND s."anonymity" = 'anonymous' AND s."invitedOnly";
