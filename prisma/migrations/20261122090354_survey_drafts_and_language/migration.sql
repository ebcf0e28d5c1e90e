-- AlterTable
ALTER TABLE "Survey" ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'en';

-- CreateTable
CREATE TABLE "SurveyDraft" (
    "surveyId" TEXT NOT NULL,
    "anonymity" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "key" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SurveyDraft_pkey" PRIMARY KEY ("surveyId","personId")
);

-- CreateIndex
CREATE INDEX "SurveyDraft_personId_idx" ON "SurveyDraft"("personId");

-- AddForeignKey
ALTER TABLE "SurveyDraft" ADD CONSTRAINT "SurveyDraft_surveyId_anonymity_fkey" FOREIGN KEY ("surveyId", "anonymity") REFERENCES "Survey"("id", "anonymity") ON DELETE CASCADE ON UPDATE CASCADE;

-- A half-filled form of an anonymous survey is never kept on the server.
ALTER TABLE "SurveyDraft" ADD CONSTRAINT "SurveyDraft_known_check" CHECK ("anonymity" <> 'anonymous');
ALTER TABLE "SurveyDraft" ADD CONSTRAINT "SurveyDraft_values_check" CHECK (jsonb_typeof("values") = 'object');
