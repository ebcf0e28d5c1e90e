-- AlterTable
ALTER TABLE "SurveyComment" ADD COLUMN     "spans" TEXT[] DEFAULT ARRAY[]::TEXT[];
