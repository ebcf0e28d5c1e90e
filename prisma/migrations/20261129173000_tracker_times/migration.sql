-- AlterTable
ALTER TABLE "ItemLink" ADD COLUMN     "statedAt" TIMESTAMPTZ(3);
