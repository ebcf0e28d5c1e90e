-- AlterTable
ALTER TABLE "Webhook" ADD COLUMN     "audience" TEXT;
