-- AlterTable
ALTER TABLE "Update" ADD COLUMN     "audiences" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'shipped',
ADD COLUMN     "opposed" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "texts" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "Told" ADD COLUMN     "stance" TEXT NOT NULL DEFAULT 'supports';

-- CreateTable
CREATE TABLE "Webhook" (
    "id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "format" TEXT NOT NULL DEFAULT 'standard',
    "secret" TEXT NOT NULL DEFAULT '',
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "id" TEXT NOT NULL,
    "webhookId" TEXT NOT NULL,
    "updateId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" TIMESTAMPTZ(3) NOT NULL,
    "trouble" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "WebhookDelivery_state_nextTryAt_idx" ON "WebhookDelivery"("state", "nextTryAt");

-- CreateIndex
CREATE UNIQUE INDEX "WebhookDelivery_webhookId_updateId_key" ON "WebhookDelivery"("webhookId", "updateId");

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_webhookId_fkey" FOREIGN KEY ("webhookId") REFERENCES "Webhook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

UPDATE "Update" SET "audiences" = ARRAY["audience"];
ALTER TABLE "Update" ADD CONSTRAINT "Update_kind_check" CHECK ("kind" IN ('started', 'shipped', 'declined', 'measured'));
ALTER TABLE "Told" ADD CONSTRAINT "Told_stance_check" CHECK ("stance" IN ('supports', 'contradicts'));
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_state_check" CHECK ("state" IN ('waiting', 'sent', 'failed'));
