-- Steps that were written down without knowing who answered in which team, role and tenure at once cannot be judged together: every survey
-- is counted from its rows once more, and decides what it shows.
DELETE FROM "SurveyStep";
UPDATE "Survey" SET "recount" = true WHERE "counted" > 0;

-- AlterTable
ALTER TABLE "SurveyResponse" ADD COLUMN     "imported" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "SurveyStep" DROP CONSTRAINT "SurveyStep_pkey",
DROP COLUMN "dimension",
DROP COLUMN "of",
DROP COLUMN "sizes",
ADD COLUMN     "at" INTEGER NOT NULL,
ADD COLUMN     "cells" JSONB NOT NULL,
ADD COLUMN     "row" TEXT NOT NULL,
ADD COLUMN     "whole" BOOLEAN NOT NULL,
DROP COLUMN "moved",
ADD COLUMN     "moved" JSONB NOT NULL,
ADD CONSTRAINT "SurveyStep_pkey" PRIMARY KEY ("surveyId", "key", "row", "at");

-- CreateTable
CREATE TABLE "SurveyOccupancy" (
    "surveyId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "row" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "tenure" TEXT NOT NULL,
    "imported" BOOLEAN NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "SurveyOccupancy_pkey" PRIMARY KEY ("surveyId","key","row","team","role","tenure","imported")
);

-- AddForeignKey
ALTER TABLE "SurveyOccupancy" ADD CONSTRAINT "SurveyOccupancy_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A survey that was never open here has rows of files only.
UPDATE "SurveyResponse" r SET "imported" = true FROM "Survey" s WHERE s."id" = r."surveyId" AND s."openedAt" IS NULL;
