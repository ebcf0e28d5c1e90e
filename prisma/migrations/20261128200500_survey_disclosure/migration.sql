-- AlterTable
ALTER TABLE "Survey" ADD COLUMN     "disclosure" TEXT,
ADD COLUMN     "figuresDue" BOOLEAN NOT NULL DEFAULT false;
