-- DropIndex
DROP INDEX "RoadmapItem_rank_id_idx";

-- AlterTable
ALTER TABLE "RoadmapItem" ADD COLUMN     "basis" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "contested" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "riceHigh" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "riceLow" DOUBLE PRECISION NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "RoadmapItem_horizon_rank_id_idx" ON "RoadmapItem"("horizon", "rank", "id");

-- Ranks are compared as bytes, here and in lib/roadmap/rules-rank.ts, whatever the database's own collation.
ALTER TABLE "RoadmapItem" ALTER COLUMN "rank" TYPE TEXT COLLATE "C";
