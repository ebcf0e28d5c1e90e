-- CreateTable
CREATE TABLE "UpdateDraft" (
    "itemId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "audiences" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "texts" JSONB NOT NULL DEFAULT '{}',
    "opposed" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL,
    "updatedById" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UpdateDraft_pkey" PRIMARY KEY ("itemId","kind")
);

-- CreateIndex
CREATE INDEX "UpdateDraft_updatedAt_itemId_kind_idx" ON "UpdateDraft"("updatedAt", "itemId", "kind");

-- AddForeignKey
ALTER TABLE "UpdateDraft" ADD CONSTRAINT "UpdateDraft_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "RoadmapItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "UpdateDraft" ADD CONSTRAINT "UpdateDraft_kind_check" CHECK ("kind" IN ('started', 'shipped', 'declined', 'measured'));
