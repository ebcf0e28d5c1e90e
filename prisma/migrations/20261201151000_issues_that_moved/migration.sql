-- By what a tracker knows an issue wherever it is: its address changes with its team or its repository.
ALTER TABLE "ItemLink" ADD COLUMN "outsideId" TEXT;
CREATE INDEX "ItemLink_provider_outsideId_idx" ON "ItemLink"("provider", "outsideId");
