-- CreateTable
CREATE TABLE "SurveyDrivers" (
    "surveyId" TEXT NOT NULL,
    "of" INTEGER NOT NULL,
    "moves" INTEGER NOT NULL DEFAULT 1,
    "result" JSONB NOT NULL,

    CONSTRAINT "SurveyDrivers_pkey" PRIMARY KEY ("surveyId")
);

-- AddForeignKey
ALTER TABLE "SurveyDrivers" ADD CONSTRAINT "SurveyDrivers_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;
