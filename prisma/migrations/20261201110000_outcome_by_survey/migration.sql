-- AlterTable
ALTER TABLE "ItemOutcome" ADD COLUMN     "measure" TEXT,
ADD COLUMN     "surveyId" TEXT;
