-- CreateTable
CREATE TABLE "CapabilityLink" (
    "capabilityId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "refId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CapabilityLink_pkey" PRIMARY KEY ("capabilityId","kind","refId")
);

-- AddForeignKey
ALTER TABLE "CapabilityLink" ADD CONSTRAINT "CapabilityLink_capabilityId_fkey" FOREIGN KEY ("capabilityId") REFERENCES "Capability"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "CapabilityLink" ADD CONSTRAINT "CapabilityLink_kind_check" CHECK ("kind" IN ('evidence', 'insight'));

-- A question may say how far people have come.
ALTER TABLE "CapabilityQuestion" DROP CONSTRAINT "CapabilityQuestion_purpose_check";
ALTER TABLE "CapabilityQuestion" ADD CONSTRAINT "CapabilityQuestion_purpose_check" CHECK ("purpose" IN ('chosen', 'load', 'steps'));
