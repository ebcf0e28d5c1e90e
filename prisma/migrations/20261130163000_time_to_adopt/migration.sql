-- AlterTable
ALTER TABLE "CapabilityUse" ADD COLUMN     "weeklyOn" DATE;
