-- AlterTable
ALTER TABLE "Survey" DROP COLUMN "looked";

-- AlterTable
ALTER TABLE "SurveyTally" DROP COLUMN "shownOf";

-- CreateTable
CREATE TABLE "SurveyStep" (
    "surveyId" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "of" INTEGER NOT NULL,
    "sizes" JSONB NOT NULL,
    "moved" TEXT[],

    CONSTRAINT "SurveyStep_pkey" PRIMARY KEY ("surveyId","dimension","key","of")
);

-- AddForeignKey
ALTER TABLE "SurveyStep" ADD CONSTRAINT "SurveyStep_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;
