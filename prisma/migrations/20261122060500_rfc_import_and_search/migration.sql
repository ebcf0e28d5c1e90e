-- AlterTable
ALTER TABLE "Rfc" DROP COLUMN "onHold",
ADD COLUMN     "openHolds" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "sourceHash" TEXT,
ADD COLUMN     "sourceKey" TEXT;

-- AlterTable
ALTER TABLE "RfcComment" ADD COLUMN     "anchorNowEnd" INTEGER;

-- AlterTable
ALTER TABLE "RfcVersion" ADD COLUMN     "format" TEXT NOT NULL DEFAULT 'markdown';

-- CreateIndex
CREATE UNIQUE INDEX "Rfc_sourceKey_key" ON "Rfc"("sourceKey");

-- CreateIndex
CREATE INDEX "Rfc_updatedAt_number_idx" ON "Rfc"("updatedAt", "number");

-- CreateIndex
CREATE INDEX "Rfc_labels_idx" ON "Rfc" USING GIN ("labels");

-- Full-text search, written by hand. A tsvector holds a megabyte at most; 200,000 characters of text stay below that.
ALTER TABLE "Rfc" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english', "title"), 'A') || setweight(to_tsvector('english', left("body", 200000)), 'B')
) STORED;
CREATE INDEX "Rfc_search_idx" ON "Rfc" USING GIN ("search");

ALTER TABLE "Rfc" ADD CONSTRAINT "Rfc_counts_check" CHECK ("openConcerns" >= 0 AND "openHolds" >= 0 AND "commentCount" >= 0);
ALTER TABLE "RfcVersion" ADD CONSTRAINT "RfcVersion_format_check" CHECK ("format" IN ('markdown', 'rst'));
