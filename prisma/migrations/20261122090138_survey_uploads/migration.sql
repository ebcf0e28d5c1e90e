-- CreateTable
CREATE TABLE "SurveyUpload" (
    "id" TEXT NOT NULL,
    "surveyId" TEXT,
    "createdById" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SurveyUpload_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SurveyUpload_surveyId_idx" ON "SurveyUpload"("surveyId");

-- CreateIndex
CREATE INDEX "SurveyUpload_createdAt_idx" ON "SurveyUpload"("createdAt");

-- AddForeignKey
ALTER TABLE "SurveyUpload" ADD CONSTRAINT "SurveyUpload_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;
