-- AlterTable
ALTER TABLE "Survey" ADD COLUMN     "closesAfter" INTEGER;
