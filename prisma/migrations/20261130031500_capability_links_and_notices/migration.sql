-- AlterTable
ALTER TABLE "Capability" ADD COLUMN     "dashboard" TEXT,
ADD COLUMN     "repository" TEXT;

-- AlterTable
ALTER TABLE "CapabilityUse" ADD COLUMN     "toldAt" TIMESTAMPTZ(3);
