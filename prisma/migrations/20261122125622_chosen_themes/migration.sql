-- AlterTable
ALTER TABLE "ThemeEvidence" ADD COLUMN     "chosen" BOOLEAN NOT NULL DEFAULT false;
