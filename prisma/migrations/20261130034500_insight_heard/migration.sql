-- AlterTable
ALTER TABLE "Insight" ADD COLUMN     "heard" TEXT;
