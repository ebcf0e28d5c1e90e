-- CreateTable
CREATE TABLE "EvidenceCapture" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sourceId" TEXT,
    "url" TEXT,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EvidenceCapture_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "EvidenceCapture_sourceId_key" ON "EvidenceCapture"("sourceId");

-- What was heard elsewhere is evidence of three kinds of its own.
ALTER TABLE "Evidence" DROP CONSTRAINT "Evidence_kind_check";
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_kind_check" CHECK ("kind" IN ('answer', 'survey-result', 'rfc', 'rfc-comment',
  'highlight', 'observation', 'measurement', 'vote', 'ticket', 'chat', 'note'));
