-- AlterTable
ALTER TABLE "InsightEvidence" ADD COLUMN     "voices" TEXT;
