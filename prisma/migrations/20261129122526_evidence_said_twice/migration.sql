-- AlterTable
ALTER TABLE "Evidence" ADD COLUMN     "sameAsId" TEXT;

-- AlterTable
ALTER TABLE "InsightEvidence" ADD COLUMN     "followed" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "EvidenceTwin" (
    "aId" TEXT NOT NULL,
    "bId" TEXT NOT NULL,
    "likeness" DOUBLE PRECISION NOT NULL,
    "cosine" DOUBLE PRECISION,
    "apart" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "EvidenceTwin_pkey" PRIMARY KEY ("aId","bId")
);

-- CreateIndex
CREATE INDEX "EvidenceTwin_bId_idx" ON "EvidenceTwin"("bId");

-- CreateIndex
CREATE INDEX "EvidenceTwin_apart_likeness_aId_bId_idx" ON "EvidenceTwin"("apart", "likeness", "aId", "bId");

-- CreateIndex
CREATE INDEX "Evidence_sameAsId_idx" ON "Evidence"("sameAsId");
