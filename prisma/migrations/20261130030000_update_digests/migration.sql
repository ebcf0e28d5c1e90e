-- CreateTable
CREATE TABLE "UpdateDigest" (
    "personId" TEXT NOT NULL,
    "every" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "promisedTo" TIMESTAMPTZ(3),

    CONSTRAINT "UpdateDigest_pkey" PRIMARY KEY ("personId")
);

-- CreateIndex
CREATE INDEX "UpdateDigest_every_personId_idx" ON "UpdateDigest"("every", "personId");

ALTER TABLE "UpdateDigest" ADD CONSTRAINT "UpdateDigest_every_check" CHECK ("every" IN ('week', 'month'));
