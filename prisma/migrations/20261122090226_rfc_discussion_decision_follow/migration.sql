-- DropIndex
DROP INDEX "RfcComment_parentId_idx";

-- AlterTable
ALTER TABLE "Rfc" ADD COLUMN     "decisionRemindedAt" TIMESTAMPTZ(3),
ADD COLUMN     "decisionReviewOn" DATE,
ADD COLUMN     "lastCallRestarts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "lastCallStartedAt" TIMESTAMPTZ(3),
ADD COLUMN     "lastCallVersion" INTEGER,
ADD COLUMN     "quorum" INTEGER;

-- AlterTable
ALTER TABLE "RfcComment" ADD COLUMN     "appliedVersion" INTEGER,
ADD COLUMN     "foldedAt" TIMESTAMPTZ(3),
ADD COLUMN     "foldedById" TEXT,
ADD COLUMN     "suggestion" TEXT;

-- AlterTable
ALTER TABLE "RfcApproval" ADD COLUMN     "askedAt" TIMESTAMPTZ(3),
ADD COLUMN     "escalatedAt" TIMESTAMPTZ(3),
ADD COLUMN     "nudgedAt" TIMESTAMPTZ(3),
ADD COLUMN     "nudges" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "RfcCommentEdit" (
    "id" TEXT NOT NULL,
    "commentId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RfcCommentEdit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RfcReaction" (
    "commentId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RfcReaction_pkey" PRIMARY KEY ("commentId","personId","kind")
);

-- CreateTable
CREATE TABLE "RfcDraft" (
    "id" TEXT NOT NULL,
    "rfcId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "parentId" TEXT,
    "kind" TEXT NOT NULL DEFAULT 'comment',
    "body" TEXT NOT NULL,
    "suggestion" TEXT,
    "anchorQuote" TEXT,
    "anchorPrefix" TEXT,
    "anchorSuffix" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RfcDraft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RfcApprover" (
    "rfcId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "refId" TEXT NOT NULL,
    "addedById" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RfcApprover_pkey" PRIMARY KEY ("rfcId","kind","refId")
);

-- CreateTable
CREATE TABLE "RfcLink" (
    "fromId" TEXT NOT NULL,
    "rel" TEXT NOT NULL,
    "toId" TEXT NOT NULL,
    "addedById" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RfcLink_pkey" PRIMARY KEY ("fromId","rel","toId")
);

-- CreateTable
CREATE TABLE "RfcVisit" (
    "rfcId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "previousAt" TIMESTAMPTZ(3),

    CONSTRAINT "RfcVisit_pkey" PRIMARY KEY ("rfcId","personId")
);

-- CreateTable
CREATE TABLE "RfcFollow" (
    "personId" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT 'chosen',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RfcFollow_pkey" PRIMARY KEY ("personId","target")
);

-- CreateTable
CREATE TABLE "RfcNotice" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "rfcId" TEXT NOT NULL,
    "commentId" TEXT,
    "kind" TEXT NOT NULL,
    "actorId" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "event" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "mailAt" TIMESTAMPTZ(3),
    "mailedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RfcNotice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RfcPreference" (
    "personId" TEXT NOT NULL,
    "mail" TEXT NOT NULL DEFAULT 'daily',
    "timezone" TEXT NOT NULL DEFAULT 'UTC',
    "quietFrom" INTEGER NOT NULL DEFAULT 19,
    "quietTo" INTEGER NOT NULL DEFAULT 8,
    "awayFrom" DATE,
    "awayUntil" DATE,
    "unsubscribeKey" TEXT NOT NULL,
    "feedKey" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RfcPreference_pkey" PRIMARY KEY ("personId")
);

-- CreateIndex
CREATE INDEX "RfcCommentEdit_commentId_at_idx" ON "RfcCommentEdit"("commentId", "at");

-- CreateIndex
CREATE INDEX "RfcReaction_personId_idx" ON "RfcReaction"("personId");

-- CreateIndex
CREATE INDEX "RfcDraft_authorId_rfcId_createdAt_idx" ON "RfcDraft"("authorId", "rfcId", "createdAt");

-- CreateIndex
CREATE INDEX "RfcDraft_rfcId_idx" ON "RfcDraft"("rfcId");

-- CreateIndex
CREATE INDEX "RfcApprover_kind_refId_idx" ON "RfcApprover"("kind", "refId");

-- CreateIndex
CREATE INDEX "RfcLink_toId_idx" ON "RfcLink"("toId");

-- CreateIndex
CREATE INDEX "RfcVisit_personId_idx" ON "RfcVisit"("personId");

-- CreateIndex
CREATE INDEX "RfcFollow_target_idx" ON "RfcFollow"("target");

-- CreateIndex
CREATE INDEX "RfcNotice_personId_createdAt_id_idx" ON "RfcNotice"("personId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "RfcNotice_rfcId_idx" ON "RfcNotice"("rfcId");

-- CreateIndex
CREATE UNIQUE INDEX "RfcNotice_personId_event_key" ON "RfcNotice"("personId", "event");

-- CreateIndex
CREATE UNIQUE INDEX "RfcPreference_unsubscribeKey_key" ON "RfcPreference"("unsubscribeKey");

-- CreateIndex
CREATE UNIQUE INDEX "RfcPreference_feedKey_key" ON "RfcPreference"("feedKey");

-- CreateIndex
CREATE INDEX "Rfc_status_reviewEndsAt_idx" ON "Rfc"("status", "reviewEndsAt");

-- CreateIndex
CREATE INDEX "RfcComment_parentId_createdAt_id_idx" ON "RfcComment"("parentId", "createdAt", "id");

-- AddForeignKey
ALTER TABLE "RfcCommentEdit" ADD CONSTRAINT "RfcCommentEdit_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "RfcComment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RfcReaction" ADD CONSTRAINT "RfcReaction_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "RfcComment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RfcDraft" ADD CONSTRAINT "RfcDraft_rfcId_fkey" FOREIGN KEY ("rfcId") REFERENCES "Rfc"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RfcApprover" ADD CONSTRAINT "RfcApprover_rfcId_fkey" FOREIGN KEY ("rfcId") REFERENCES "Rfc"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RfcLink" ADD CONSTRAINT "RfcLink_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Rfc"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RfcLink" ADD CONSTRAINT "RfcLink_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Rfc"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RfcVisit" ADD CONSTRAINT "RfcVisit_rfcId_fkey" FOREIGN KEY ("rfcId") REFERENCES "Rfc"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RfcNotice" ADD CONSTRAINT "RfcNotice_rfcId_fkey" FOREIGN KEY ("rfcId") REFERENCES "Rfc"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand.
ALTER TABLE "RfcReaction" ADD CONSTRAINT "RfcReaction_kind_check" CHECK ("kind" IN ('agree', 'disagree', 'thanks', 'unclear'));
ALTER TABLE "RfcDraft" ADD CONSTRAINT "RfcDraft_kind_check" CHECK ("kind" IN ('comment', 'concern', 'hold'));
ALTER TABLE "RfcApprover" ADD CONSTRAINT "RfcApprover_kind_check" CHECK ("kind" IN ('person', 'team'));
ALTER TABLE "RfcLink" ADD CONSTRAINT "RfcLink_rel_check" CHECK ("rel" IN ('supersedes', 'requires', 'related') AND "fromId" <> "toId");
ALTER TABLE "RfcFollow" ADD CONSTRAINT "RfcFollow_reason_check" CHECK ("reason" IN ('chosen', 'took-part', 'asked', 'muted'));
ALTER TABLE "RfcPreference" ADD CONSTRAINT "RfcPreference_mail_check" CHECK (
  "mail" IN ('immediately', 'daily', 'weekly', 'off') AND "quietFrom" BETWEEN 0 AND 23 AND "quietTo" BETWEEN 0 AND 23
);
ALTER TABLE "Rfc" ADD CONSTRAINT "Rfc_quorum_check" CHECK ("quorum" BETWEEN 1 AND 500);
-- What waits to be mailed, and what has not been read: both are few among many.
CREATE INDEX "RfcNotice_due_idx" ON "RfcNotice" ("mailAt", "personId") WHERE "mailAt" IS NOT NULL AND "mailedAt" IS NULL;
CREATE INDEX "RfcNotice_unread_idx" ON "RfcNotice" ("personId", "rfcId") WHERE "readAt" IS NULL;
CREATE INDEX "Rfc_decision_review_idx" ON "Rfc" ("decisionReviewOn") WHERE "decisionReviewOn" IS NOT NULL AND "decisionRemindedAt" IS NULL;
