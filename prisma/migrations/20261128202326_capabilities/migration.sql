-- CreateTable
CREATE TABLE "Capability" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "ownerId" TEXT,
    "teamId" TEXT,
    "ownerRef" TEXT NOT NULL DEFAULT '',
    "stage" TEXT NOT NULL DEFAULT 'discovery',
    "stageSince" DATE NOT NULL,
    "goldenPath" TEXT,
    "goldenPathSupported" BOOLEAN NOT NULL DEFAULT false,
    "docs" TEXT,
    "adoption" DOUBLE PRECISION,
    "surveyId" TEXT,
    "questionKey" TEXT,
    "retireBy" DATE,
    "replacement" TEXT NOT NULL DEFAULT '',
    "plan" TEXT NOT NULL DEFAULT '',
    "sourceRef" TEXT,
    "sourceHash" TEXT,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Capability_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CapabilityStage" (
    "capabilityId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "stage" TEXT NOT NULL,

    CONSTRAINT "CapabilityStage_pkey" PRIMARY KEY ("capabilityId","at")
);

-- CreateTable
CREATE TABLE "CapabilityUse" (
    "capabilityId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "chosen" BOOLEAN,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CapabilityUse_pkey" PRIMARY KEY ("capabilityId","teamId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Capability_name_key" ON "Capability"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Capability_sourceRef_key" ON "Capability"("sourceRef");

-- CreateIndex
CREATE INDEX "Capability_teamId_idx" ON "Capability"("teamId");

-- AddForeignKey
ALTER TABLE "CapabilityStage" ADD CONSTRAINT "CapabilityStage_capabilityId_fkey" FOREIGN KEY ("capabilityId") REFERENCES "Capability"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CapabilityUse" ADD CONSTRAINT "CapabilityUse_capabilityId_fkey" FOREIGN KEY ("capabilityId") REFERENCES "Capability"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Capability" ADD CONSTRAINT "Capability_stage_check"
  CHECK ("stage" IN ('discovery', 'launch', 'enhancement', 'maturation', 'retirement'));
ALTER TABLE "CapabilityUse" ADD CONSTRAINT "CapabilityUse_state_check"
  CHECK ("state" IN ('aware', 'tried', 'weekly', 'recommends', 'left'));
