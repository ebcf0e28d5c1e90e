-- CreateTable
CREATE TABLE "SessionPlan" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "teamId" TEXT,
    "date" DATE NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SessionPlan_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SessionPlan_date_id_idx" ON "SessionPlan"("date", "id");
