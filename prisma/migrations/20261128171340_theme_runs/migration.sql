-- AlterTable
ALTER TABLE "Theme" ADD COLUMN     "fadedAt" TIMESTAMPTZ(3),
ADD COLUMN     "labelPinned" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "mergedIntoId" TEXT,
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'machine';

-- CreateTable
CREATE TABLE "TextVector" (
    "hash" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "vector" BYTEA NOT NULL,

    CONSTRAINT "TextVector_pkey" PRIMARY KEY ("model","hash")
);

-- CreateTable
CREATE TABLE "ThemeRun" (
    "id" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "stage" TEXT NOT NULL DEFAULT 'reading',
    "done" INTEGER NOT NULL DEFAULT 0,
    "of" INTEGER NOT NULL DEFAULT 100,
    "detail" INTEGER NOT NULL DEFAULT 0,
    "method" TEXT,
    "texts" INTEGER NOT NULL DEFAULT 0,
    "themes" INTEGER NOT NULL DEFAULT 0,
    "unthemed" INTEGER NOT NULL DEFAULT 0,
    "split" JSONB NOT NULL DEFAULT '[]',
    "merged" JSONB NOT NULL DEFAULT '[]',
    "faded" JSONB NOT NULL DEFAULT '[]',
    "error" TEXT,
    "startedById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ThemeRun_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ThemeRun_createdAt_id_idx" ON "ThemeRun"("createdAt", "id");
