-- AlterTable
ALTER TABLE "Rfc" ADD COLUMN     "fileImages" JSONB;
