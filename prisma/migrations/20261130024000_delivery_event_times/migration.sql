-- AlterTable
ALTER TABLE "DeliveryEvent" ADD COLUMN     "statedAt" TIMESTAMPTZ(3);
