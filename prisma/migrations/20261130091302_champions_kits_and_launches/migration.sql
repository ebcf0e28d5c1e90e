-- CreateTable
CREATE TABLE "CapabilityQuestion" (
    "capabilityId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "surveyId" TEXT NOT NULL,
    "questionKey" TEXT NOT NULL,
    "counts" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CapabilityQuestion_pkey" PRIMARY KEY ("capabilityId","purpose","surveyId","questionKey")
);

-- CreateTable
CREATE TABLE "Champion" (
    "id" TEXT NOT NULL,
    "capabilityId" TEXT,
    "teamId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Champion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CapabilityKit" (
    "capabilityId" TEXT NOT NULL,
    "begin" TEXT NOT NULL DEFAULT '',
    "limits" TEXT NOT NULL DEFAULT '',
    "leaving" TEXT NOT NULL DEFAULT '',
    "channel" TEXT NOT NULL DEFAULT '',
    "quotes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL,
    "updatedById" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CapabilityKit_pkey" PRIMARY KEY ("capabilityId")
);

-- CreateTable
CREATE TABLE "LaunchTick" (
    "itemId" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "byId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LaunchTick_pkey" PRIMARY KEY ("itemId","step")
);

-- CreateIndex
CREATE INDEX "Champion_teamId_idx" ON "Champion"("teamId");

-- CreateIndex
CREATE INDEX "Champion_personId_idx" ON "Champion"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Champion_capabilityId_teamId_personId_key" ON "Champion"("capabilityId", "teamId", "personId");

-- AddForeignKey
ALTER TABLE "CapabilityQuestion" ADD CONSTRAINT "CapabilityQuestion_capabilityId_fkey" FOREIGN KEY ("capabilityId") REFERENCES "Capability"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Champion" ADD CONSTRAINT "Champion_capabilityId_fkey" FOREIGN KEY ("capabilityId") REFERENCES "Capability"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CapabilityKit" ADD CONSTRAINT "CapabilityKit_capabilityId_fkey" FOREIGN KEY ("capabilityId") REFERENCES "Capability"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LaunchTick" ADD CONSTRAINT "LaunchTick_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "RoadmapItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "CapabilityQuestion" ADD CONSTRAINT "CapabilityQuestion_purpose_check"
  CHECK ("purpose" IN ('chosen', 'load'));
ALTER TABLE "LaunchTick" ADD CONSTRAINT "LaunchTick_state_check" CHECK ("state" IN ('done', 'not-needed'));

-- Once for the whole platform too: NULLs are distinct in the index of the table.
CREATE UNIQUE INDEX "Champion_of_platform" ON "Champion"("teamId", "personId") WHERE "capabilityId" IS NULL;
