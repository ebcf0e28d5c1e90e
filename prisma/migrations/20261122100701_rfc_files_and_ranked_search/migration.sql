-- AlterTable
ALTER TABLE "Rfc" ADD COLUMN     "filePath" TEXT,
ADD COLUMN     "fileVersion" INTEGER;

-- CreateIndex
CREATE UNIQUE INDEX "Rfc_filePath_key" ON "Rfc"("filePath");

-- Ranked search, written by hand. Titles have a vector of their own, short enough to stand in the row, so that finding what is
-- named by a word does not read texts; trigrams find parts of a title and titles that are nearly it. Comments are found too.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
ALTER TABLE "Rfc" ADD COLUMN "titleSearch" tsvector GENERATED ALWAYS AS (to_tsvector('english', "title")) STORED;
ALTER TABLE "RfcComment" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (to_tsvector('english', left("body", 50000))) STORED;
CREATE INDEX "Rfc_titleSearch_idx" ON "Rfc" USING GIN ("titleSearch");
CREATE INDEX "Rfc_title_trgm_idx" ON "Rfc" USING GIN ("title" gin_trgm_ops);
CREATE INDEX "RfcComment_search_idx" ON "RfcComment" USING GIN ("search");
