-- AlterTable
ALTER TABLE "SurveyComment" ADD COLUMN     "imported" BOOLEAN NOT NULL DEFAULT false;

-- What was taken out of rows of a file before.
UPDATE "SurveyComment" c SET "imported" = true FROM "SurveyResponse" r WHERE r."id" = c."responseId" AND r."imported";
