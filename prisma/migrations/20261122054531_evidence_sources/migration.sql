-- AlterTable
ALTER TABLE "Evidence" ADD COLUMN     "askKey" TEXT,
ADD COLUMN     "attribution" TEXT,
ADD COLUMN     "audience" TEXT NOT NULL DEFAULT 'everyone',
ADD COLUMN     "href" TEXT,
ADD COLUMN     "sourceId" TEXT,
ADD COLUMN     "sourceTitle" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "voice" TEXT;

-- Themes are found again from the evidence; none is kept without the stem it grew from.
DELETE FROM "Theme";
ALTER TABLE "Theme" ADD COLUMN     "key" TEXT NOT NULL;

-- AlterTable
ALTER TABLE "SessionParticipant" ADD COLUMN     "consentBasis" TEXT NOT NULL DEFAULT 'asked',
ADD COLUMN     "named" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "role" TEXT NOT NULL DEFAULT 'participant';

-- CreateIndex
CREATE INDEX "Evidence_sourceId_teamId_idx" ON "Evidence"("sourceId", "teamId");

-- CreateIndex
CREATE UNIQUE INDEX "Theme_key_key" ON "Theme"("key");

-- AddForeignKey
ALTER TABLE "ThemeEvidence" ADD CONSTRAINT "ThemeEvidence_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_audience_check" CHECK ("audience" IN ('everyone', 'researchers'));
ALTER TABLE "SessionParticipant" ADD CONSTRAINT "SessionParticipant_role_check" CHECK ("role" IN ('participant', 'interviewer'));

-- Search reads the words and where they come from. Generated, so that no writer can forget it.
ALTER TABLE "Evidence" ADD COLUMN "search" tsvector
  GENERATED ALWAYS AS (to_tsvector('english', "text" || ' ' || "sourceTitle")) STORED;
CREATE INDEX "Evidence_search_idx" ON "Evidence" USING GIN ("search");

-- An anonymous piece keeps no time of day anywhere, not even of its own row.
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_anonymous_day_check"
  CHECK (NOT "anonymous" OR "createdAt" = date_trunc('day', "createdAt", 'UTC'));
