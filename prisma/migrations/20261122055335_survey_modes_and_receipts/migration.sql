-- DropForeignKey
ALTER TABLE "SurveyResponse" DROP CONSTRAINT "SurveyResponse_surveyId_fkey";

-- AlterTable
ALTER TABLE "Survey" ADD COLUMN     "askedBy" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "purpose" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "resultsOn" DATE,
ADD COLUMN     "sourceName" TEXT;

-- AlterTable
ALTER TABLE "SurveyResponse" ADD COLUMN     "anonymity" TEXT;

UPDATE "SurveyResponse" r SET "anonymity" = s."anonymity" FROM "Survey" s WHERE s."id" = r."surveyId";
ALTER TABLE "SurveyResponse" ALTER COLUMN "anonymity" SET NOT NULL;

-- CreateTable
CREATE TABLE "SurveyReceipt" (
    "surveyId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "SurveyReceipt_pkey" PRIMARY KEY ("surveyId","hash")
);

-- CreateTable
CREATE TABLE "SurveyDecline" (
    "surveyId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    CONSTRAINT "SurveyDecline_pkey" PRIMARY KEY ("surveyId","personId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Survey_sourceName_key" ON "Survey"("sourceName");

-- CreateIndex
CREATE UNIQUE INDEX "Survey_id_anonymity_key" ON "Survey"("id", "anonymity");

-- AddForeignKey
ALTER TABLE "SurveyResponse" ADD CONSTRAINT "SurveyResponse_surveyId_anonymity_fkey" FOREIGN KEY ("surveyId", "anonymity") REFERENCES "Survey"("id", "anonymity") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "SurveyReceipt" ADD CONSTRAINT "SurveyReceipt_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An anonymous response has no person. With the foreign key on (survey, mode), which refuses to change under responses,
-- this holds whatever the code does: no survey that promised anonymity can ever hold a name.
ALTER TABLE "SurveyResponse" ADD CONSTRAINT "SurveyResponse_anonymous_check" CHECK ("anonymity" <> 'anonymous' OR "personId" IS NULL);
ALTER TABLE "SurveyResponse" ADD CONSTRAINT "SurveyResponse_answers_check" CHECK (jsonb_typeof("answers") = 'object');
ALTER TABLE "SurveyDecline" ADD CONSTRAINT "SurveyDecline_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;
