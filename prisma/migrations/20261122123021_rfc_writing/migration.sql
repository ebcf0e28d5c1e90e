-- AlterTable
ALTER TABLE "Rfc" ADD COLUMN     "template" TEXT;

-- CreateTable
CREATE TABLE "RfcUnsaved" (
    "personId" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "rfcId" TEXT,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "labels" TEXT NOT NULL,
    "baseVersion" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RfcUnsaved_pkey" PRIMARY KEY ("personId","target")
);

-- CreateTable
CREATE TABLE "RfcImage" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "addedById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RfcImage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RfcUnsaved_rfcId_idx" ON "RfcUnsaved"("rfcId");

-- CreateIndex
CREATE INDEX "RfcImage_createdAt_idx" ON "RfcImage"("createdAt");

-- CreateIndex
CREATE INDEX "RfcImage_addedById_idx" ON "RfcImage"("addedById");

-- AddForeignKey
ALTER TABLE "RfcUnsaved" ADD CONSTRAINT "RfcUnsaved_rfcId_fkey" FOREIGN KEY ("rfcId") REFERENCES "Rfc"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "RfcImage"
  ADD CONSTRAINT "RfcImage_id_check" CHECK ("id" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "RfcImage_type_check" CHECK ("type" IN ('image/png', 'image/jpeg', 'image/gif', 'image/webp')),
  ADD CONSTRAINT "RfcImage_size_check" CHECK ("width" > 0 AND "height" > 0 AND octet_length("bytes") <= 10000000);

-- Images are compressed already.
ALTER TABLE "RfcImage" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
