-- AlterTable
ALTER TABLE "Survey" ADD COLUMN     "closing" TEXT NOT NULL DEFAULT '';
