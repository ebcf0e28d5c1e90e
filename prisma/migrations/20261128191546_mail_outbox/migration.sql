-- CreateTable
CREATE TABLE "Mail" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "personId" TEXT,
    "subjectId" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "urgency" INTEGER NOT NULL DEFAULT 1,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "giveUpAt" TIMESTAMPTZ(3) NOT NULL,
    "holder" TEXT,
    "leaseUntil" TIMESTAMPTZ(3),
    "trouble" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Mail_state_urgency_nextTryAt_idx" ON "Mail"("state", "urgency", "nextTryAt");

-- CreateIndex
CREATE INDEX "Mail_holder_idx" ON "Mail"("holder");

-- CreateIndex
CREATE INDEX "Mail_kind_subjectId_state_idx" ON "Mail"("kind", "subjectId", "state");

-- CreateIndex
CREATE INDEX "Mail_personId_idx" ON "Mail"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Mail_kind_key_key" ON "Mail"("kind", "key");

ALTER TABLE "Mail" ADD CONSTRAINT "Mail_state_check"
  CHECK ("state" IN ('waiting', 'sending', 'handed', 'sent', 'off', 'refused', 'failed'));
-- What is claimed has a holder and an end of its lease; nothing else has.
ALTER TABLE "Mail" ADD CONSTRAINT "Mail_lease_check"
  CHECK (("state" IN ('sending', 'handed')) = ("holder" IS NOT NULL) AND ("holder" IS NULL) = ("leaseUntil" IS NULL));

ALTER TABLE "SurveyInvitation" DROP CONSTRAINT "SurveyInvitation_mail_check";
ALTER TABLE "SurveyInvitation" ADD CONSTRAINT "SurveyInvitation_mail_check"
  CHECK ("mail" IN ('off', 'waiting', 'sent', 'refused', 'failed'));
