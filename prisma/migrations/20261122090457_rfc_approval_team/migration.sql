-- AlterTable
ALTER TABLE "RfcApproval" ADD COLUMN     "teamId" TEXT;
