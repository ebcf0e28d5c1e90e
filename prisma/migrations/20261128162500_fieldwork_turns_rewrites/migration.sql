-- AlterTable
ALTER TABLE "FieldSession" ADD COLUMN     "findings" JSONB;

-- AlterTable
ALTER TABLE "Highlight" ADD COLUMN     "audience" TEXT NOT NULL DEFAULT 'everyone';

-- AlterTable
ALTER TABLE "SessionParticipant" ADD COLUMN     "labels" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "Rewrite" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "refId" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "href" TEXT NOT NULL,
    "found" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "doneAt" TIMESTAMPTZ(3),
    "doneById" TEXT,

    CONSTRAINT "Rewrite_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Rewrite_doneAt_createdAt_id_idx" ON "Rewrite"("doneAt", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Rewrite_kind_refId_field_key" ON "Rewrite"("kind", "refId", "field");

-- CreateIndex
CREATE INDEX "Evidence_tags_idx" ON "Evidence" USING GIN ("tags");

-- The audience of a highlight was kept by its evidence only.
UPDATE "Highlight" h SET "audience" = e."audience" FROM "Evidence" e WHERE e."refKind" = 'highlight' AND e."refId" = h."id";

ALTER TABLE "Highlight" ADD CONSTRAINT "Highlight_audience_check" CHECK ("audience" IN ('everyone', 'researchers'));
ALTER TABLE "Rewrite" ADD CONSTRAINT "Rewrite_found_check" CHECK ("found" IN ('words', 'name'));
