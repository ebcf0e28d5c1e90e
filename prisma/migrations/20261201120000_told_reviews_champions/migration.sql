-- AlterTable
ALTER TABLE "Webhook" ADD COLUMN     "oldSecret" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "oldUntil" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "WebhookDelivery" ADD COLUMN     "triedAt" TIMESTAMPTZ(3),
ALTER COLUMN "updateId" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "WebhookDelivery_webhookId_createdAt_id_idx" ON "WebhookDelivery"("webhookId", "createdAt", "id");

-- CreateTable
CREATE TABLE "UpdateReader" (
    "personId" TEXT NOT NULL,
    "audience" TEXT NOT NULL,

    CONSTRAINT "UpdateReader_pkey" PRIMARY KEY ("personId")
);

ALTER TABLE "UpdateReader" ADD CONSTRAINT "UpdateReader_audience_check" CHECK ("audience" IN ('everyone', 'developers', 'managers', 'executives', 'finance', 'security'));

-- CreateTable
CREATE TABLE "ReviewDraft" (
    "month" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "mailTo" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL,
    "standings" JSONB NOT NULL DEFAULT '[]',
    "updateId" TEXT,
    "updatedById" TEXT,
    "assembledAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReviewDraft_pkey" PRIMARY KEY ("month")
);

ALTER TABLE "ReviewDraft" ADD CONSTRAINT "ReviewDraft_state_check" CHECK ("state" IN ('draft', 'sent'));

-- CreateTable
CREATE TABLE "ChampionNotice" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "capabilityId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "ChampionNotice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ChampionNotice_personId_kind_subjectId_key" ON "ChampionNotice"("personId", "kind", "subjectId");

-- CreateIndex
CREATE INDEX "ChampionNotice_personId_at_id_idx" ON "ChampionNotice"("personId", "at", "id");

-- CreateIndex
CREATE INDEX "ChampionNotice_capabilityId_idx" ON "ChampionNotice"("capabilityId");

-- AddForeignKey
ALTER TABLE "ChampionNotice" ADD CONSTRAINT "ChampionNotice_capabilityId_fkey" FOREIGN KEY ("capabilityId") REFERENCES "Capability"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ChampionNotice" ADD CONSTRAINT "ChampionNotice_kind_check" CHECK ("kind" IN ('update', 'kit', 'stage'));
