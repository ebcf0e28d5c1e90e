-- AlterTable
ALTER TABLE "Insight" ADD COLUMN     "byRung" JSONB;
