-- AlterTable
ALTER TABLE "SurveyResponse" ADD COLUMN     "importId" TEXT;

-- AlterTable
ALTER TABLE "SurveyReceipt" ADD COLUMN     "importId" TEXT;
