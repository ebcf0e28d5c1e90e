-- AlterTable
ALTER TABLE "Insight" ADD COLUMN     "counted" JSONB;
