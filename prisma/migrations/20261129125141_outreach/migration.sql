-- CreateTable
CREATE TABLE "Outreach" (
    "id" TEXT NOT NULL,
    "insightId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "madeById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Outreach_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Outreach_doneAt_createdAt_id_idx" ON "Outreach"("doneAt", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Outreach_insightId_teamId_key" ON "Outreach"("insightId", "teamId");

-- AddForeignKey
ALTER TABLE "Outreach" ADD CONSTRAINT "Outreach_insightId_fkey" FOREIGN KEY ("insightId") REFERENCES "Insight"("id") ON DELETE CASCADE ON UPDATE CASCADE;
