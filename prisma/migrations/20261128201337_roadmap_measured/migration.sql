-- AlterTable
ALTER TABLE "RoadmapItem" ADD COLUMN     "measured" BOOLEAN NOT NULL DEFAULT false;

UPDATE "RoadmapItem" i SET "measured" = true FROM "ItemOutcome" o WHERE o."itemId" = i."id";
