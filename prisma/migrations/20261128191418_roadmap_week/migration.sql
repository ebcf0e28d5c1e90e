-- AlterTable
ALTER TABLE "RoadmapItem" ADD COLUMN     "alternatives" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "commitNote" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "mergedIntoId" TEXT,
ADD COLUMN     "opposition" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "publishedAt" TIMESTAMPTZ(3),
ADD COLUMN     "quarter" TEXT,
ADD COLUMN     "reviewAt" DATE,
ADD COLUMN     "teamId" TEXT,
ADD COLUMN     "theme" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "ItemEvent" (
    "seq" SERIAL NOT NULL,
    "itemId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "byId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "from" JSONB NOT NULL DEFAULT '{}',
    "to" JSONB NOT NULL DEFAULT '{}',
    "why" TEXT NOT NULL DEFAULT '',
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "ItemEvent_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "BoardState" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "BoardState_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ItemDependency" (
    "itemId" TEXT NOT NULL,
    "needsId" TEXT NOT NULL,

    CONSTRAINT "ItemDependency_pkey" PRIMARY KEY ("itemId","needsId")
);

-- CreateTable
CREATE TABLE "ItemVote" (
    "itemId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ItemVote_pkey" PRIMARY KEY ("itemId","personId")
);

-- CreateTable
CREATE TABLE "ItemLink" (
    "itemId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'unknown',
    "stateName" TEXT NOT NULL DEFAULT '',
    "checkedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ItemLink_pkey" PRIMARY KEY ("itemId","url")
);

-- CreateTable
CREATE TABLE "ItemComparison" (
    "personId" TEXT NOT NULL,
    "lowId" TEXT NOT NULL,
    "highId" TEXT NOT NULL,
    "better" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ItemComparison_pkey" PRIMARY KEY ("personId","lowId","highId")
);

-- CreateTable
CREATE TABLE "RoadmapView" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RoadmapView_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ItemEvent_itemId_seq_idx" ON "ItemEvent"("itemId", "seq");

-- CreateIndex
CREATE INDEX "ItemEvent_byId_idx" ON "ItemEvent"("byId");

-- CreateIndex
CREATE INDEX "ItemDependency_needsId_idx" ON "ItemDependency"("needsId");

-- CreateIndex
CREATE INDEX "ItemVote_personId_changedAt_idx" ON "ItemVote"("personId", "changedAt");

-- CreateIndex
CREATE INDEX "ItemLink_provider_key_idx" ON "ItemLink"("provider", "key");

-- CreateIndex
CREATE INDEX "ItemComparison_lowId_idx" ON "ItemComparison"("lowId");

-- CreateIndex
CREATE INDEX "ItemComparison_highId_idx" ON "ItemComparison"("highId");

-- CreateIndex
CREATE INDEX "RoadmapView_ownerId_idx" ON "RoadmapView"("ownerId");

-- CreateIndex
CREATE INDEX "RoadmapItem_quarter_idx" ON "RoadmapItem"("quarter");

-- CreateIndex
CREATE INDEX "RoadmapItem_rfcNumber_idx" ON "RoadmapItem"("rfcNumber");

-- CreateIndex
CREATE INDEX "RoadmapItem_mergedIntoId_idx" ON "RoadmapItem"("mergedIntoId");

-- CreateIndex
CREATE INDEX "RoadmapItem_reviewAt_idx" ON "RoadmapItem"("reviewAt");

-- AddForeignKey
ALTER TABLE "ItemEvent" ADD CONSTRAINT "ItemEvent_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "RoadmapItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemDependency" ADD CONSTRAINT "ItemDependency_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "RoadmapItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemDependency" ADD CONSTRAINT "ItemDependency_needsId_fkey" FOREIGN KEY ("needsId") REFERENCES "RoadmapItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemVote" ADD CONSTRAINT "ItemVote_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "RoadmapItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemLink" ADD CONSTRAINT "ItemLink_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "RoadmapItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Until now every item was published when it was made.
UPDATE "RoadmapItem" SET "publishedAt" = "createdAt";
INSERT INTO "BoardState" ("id", "version") VALUES (1, 0);

ALTER TABLE "BoardState" ADD CONSTRAINT "BoardState_one_row" CHECK ("id" = 1);
ALTER TABLE "RoadmapItem" ADD CONSTRAINT "RoadmapItem_quarter_check" CHECK ("quarter" ~ '^[0-9]{4}-Q[1-4]$');
ALTER TABLE "ItemDependency" ADD CONSTRAINT "ItemDependency_not_itself" CHECK ("itemId" <> "needsId");
ALTER TABLE "ItemComparison" ADD CONSTRAINT "ItemComparison_better_check" CHECK ("better" IN ('low', 'high', 'tie'));
ALTER TABLE "ItemComparison" ADD CONSTRAINT "ItemComparison_order_check" CHECK ("lowId" COLLATE "C" < "highId" COLLATE "C");
ALTER TABLE "ItemLink" ADD CONSTRAINT "ItemLink_provider_check" CHECK ("provider" IN ('github', 'gitlab', 'jira', 'linear'));
ALTER TABLE "ItemLink" ADD CONSTRAINT "ItemLink_state_check" CHECK ("state" IN ('open', 'closed', 'unknown'));

-- A vote with its reason is a piece of evidence.
ALTER TABLE "Evidence" DROP CONSTRAINT "Evidence_kind_check";
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_kind_check"
  CHECK ("kind" IN ('answer', 'survey-result', 'rfc', 'rfc-comment', 'highlight', 'observation', 'vote'));
