-- AlterTable
ALTER TABLE "Theme" ADD COLUMN     "centre" BYTEA,
ADD COLUMN     "language" TEXT,
ADD COLUMN     "spread" DOUBLE PRECISION,
ADD COLUMN     "x" DOUBLE PRECISION,
ADD COLUMN     "y" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "ThemeEvidence" ADD COLUMN     "cameFrom" TEXT;

-- AlterTable
ALTER TABLE "Insight" ADD COLUMN     "belief" JSONB,
ADD COLUMN     "cerqual" JSONB,
ADD COLUMN     "kind" TEXT,
ADD COLUMN     "memo" TEXT,
ADD COLUMN     "ownerId" TEXT,
ADD COLUMN     "resolvedAgainst" INTEGER,
ADD COLUMN     "reviewAt" DATE,
ADD COLUMN     "segment" TEXT,
ADD COLUMN     "wouldChange" TEXT;

-- CreateTable
CREATE TABLE "EvidenceTriage" (
    "evidenceId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "byId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EvidenceTriage_pkey" PRIMARY KEY ("evidenceId")
);

-- CreateTable
CREATE TABLE "EvidenceClaim" (
    "evidenceId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EvidenceClaim_pkey" PRIMARY KEY ("evidenceId")
);

-- CreateTable
CREATE TABLE "InsightRevision" (
    "id" TEXT NOT NULL,
    "insightId" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "byId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "InsightRevision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "EvidenceClaim_personId_idx" ON "EvidenceClaim"("personId");

-- CreateIndex
CREATE INDEX "InsightRevision_insightId_at_id_idx" ON "InsightRevision"("insightId", "at", "id");

-- CreateIndex
CREATE INDEX "Insight_confidence_id_idx" ON "Insight"("confidence", "id");

-- CreateIndex
CREATE INDEX "Insight_reviewAt_idx" ON "Insight"("reviewAt");

-- AddForeignKey
ALTER TABLE "EvidenceTriage" ADD CONSTRAINT "EvidenceTriage_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceClaim" ADD CONSTRAINT "EvidenceClaim_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InsightRevision" ADD CONSTRAINT "InsightRevision_insightId_fkey" FOREIGN KEY ("insightId") REFERENCES "Insight"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what the columns may hold
ALTER TABLE "Insight" ADD CONSTRAINT "Insight_kind_check" CHECK ("kind" IN ('pain', 'need', 'workaround', 'delight', 'myth'));
ALTER TABLE "EvidenceTriage" ADD CONSTRAINT "EvidenceTriage_state_check" CHECK ("state" IN ('parked', 'not-evidence'));
