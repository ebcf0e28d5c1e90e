-- CreateTable
CREATE TABLE "MissionVersion" (
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "evidence" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "asked" TEXT NOT NULL DEFAULT '',
    "reviewAt" DATE,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" TEXT,

    CONSTRAINT "MissionVersion_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "ItemOutcome" (
    "itemId" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "baseline" DOUBLE PRECISION NOT NULL,
    "target" DOUBLE PRECISION NOT NULL,
    "by" DATE NOT NULL,
    "teamId" TEXT,
    "capability" TEXT,
    "statedAt" TIMESTAMPTZ(3) NOT NULL,
    "statedById" TEXT,
    "result" TEXT,
    "recordedAt" TIMESTAMPTZ(3),
    "note" TEXT NOT NULL DEFAULT '',
    "evidenceId" TEXT,

    CONSTRAINT "ItemOutcome_pkey" PRIMARY KEY ("itemId")
);

-- CreateIndex
CREATE INDEX "ItemOutcome_by_idx" ON "ItemOutcome"("by");

ALTER TABLE "Evidence" DROP CONSTRAINT "Evidence_kind_check";
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_kind_check"
  CHECK ("kind" IN ('answer', 'survey-result', 'rfc', 'rfc-comment', 'highlight', 'observation', 'measurement'));

-- The mission was one setting; it is the first version now.
INSERT INTO "MissionVersion" ("version", "text", "at")
SELECT 1, "value" #>> '{}', "updatedAt" FROM "Setting"
WHERE "key" = 'platform.mission' AND jsonb_typeof("value") = 'string' AND "value" #>> '{}' <> '';
DELETE FROM "Setting" WHERE "key" = 'platform.mission';
