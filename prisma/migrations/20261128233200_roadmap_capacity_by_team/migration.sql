-- AlterTable
ALTER TABLE "RoadmapItem" ADD COLUMN     "capabilityId" TEXT;

-- CreateTable
CREATE TABLE "TeamCapacity" (
    "quarter" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "weeks" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "TeamCapacity_pkey" PRIMARY KEY ("quarter","teamId")
);

-- CreateIndex
CREATE INDEX "RoadmapItem_theme_idx" ON "RoadmapItem"("theme");

-- CreateIndex
CREATE INDEX "RoadmapItem_capabilityId_idx" ON "RoadmapItem"("capabilityId");

-- CreateIndex
CREATE INDEX "RoadmapItem_teamId_idx" ON "RoadmapItem"("teamId");
