-- AlterTable
ALTER TABLE "DeliveryEvent" ADD COLUMN     "repository" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "sha" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "environment" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "DeliveryPush" (
    "id" TEXT NOT NULL,
    "repository" TEXT NOT NULL,
    "branch" TEXT NOT NULL,
    "isDefault" BOOLEAN NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "isWhole" BOOLEAN NOT NULL,
    "heardAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DeliveryPush_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeliveryCommit" (
    "pushId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "repository" TEXT NOT NULL,
    "sha" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DeliveryCommit_pkey" PRIMARY KEY ("pushId","position")
);

-- CreateTable
CREATE TABLE "DeliveryMerge" (
    "repository" TEXT NOT NULL,
    "sha" TEXT NOT NULL,
    "oldestAt" TIMESTAMPTZ(3) NOT NULL,
    "heardAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DeliveryMerge_pkey" PRIMARY KEY ("repository","sha")
);

-- CreateIndex
CREATE INDEX "DeliveryEvent_repository_environment_at_idx" ON "DeliveryEvent"("repository", "environment", "at");

-- CreateIndex
CREATE UNIQUE INDEX "DeliveryPush_repository_branch_before_after_key" ON "DeliveryPush"("repository", "branch", "before", "after");

-- CreateIndex
CREATE INDEX "DeliveryPush_repository_branch_after_idx" ON "DeliveryPush"("repository", "branch", "after");

-- CreateIndex
CREATE INDEX "DeliveryPush_heardAt_idx" ON "DeliveryPush"("heardAt");

-- CreateIndex
CREATE INDEX "DeliveryCommit_repository_sha_idx" ON "DeliveryCommit"("repository", "sha");

-- CreateIndex
CREATE INDEX "DeliveryMerge_heardAt_idx" ON "DeliveryMerge"("heardAt");

-- AddForeignKey
ALTER TABLE "DeliveryCommit" ADD CONSTRAINT "DeliveryCommit_pushId_fkey" FOREIGN KEY ("pushId") REFERENCES "DeliveryPush"("id") ON DELETE CASCADE ON UPDATE CASCADE;
