-- AlterTable
ALTER TABLE "MetricPoint" ADD COLUMN     "importId" TEXT;

-- AlterTable
ALTER TABLE "DeliveryEvent" ADD COLUMN     "importId" TEXT;

-- CreateIndex
CREATE INDEX "MetricPoint_importId_idx" ON "MetricPoint"("importId");

-- CreateIndex
CREATE INDEX "DeliveryEvent_importId_idx" ON "DeliveryEvent"("importId");
