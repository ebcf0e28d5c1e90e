-- AlterTable
ALTER TABLE "Rfc" ADD COLUMN     "sourceDigest" TEXT,
ADD COLUMN     "sourceFile" TEXT,
ADD COLUMN     "sourceFrom" TEXT;

-- AlterTable
ALTER TABLE "RfcDraft" ADD COLUMN     "anchorStart" INTEGER,
ADD COLUMN     "version" INTEGER;

-- CreateIndex
CREATE INDEX "Rfc_sourceFile_idx" ON "Rfc"("sourceFile");

-- CreateIndex
CREATE INDEX "Rfc_sourceDigest_idx" ON "Rfc"("sourceDigest");

-- Written by hand: new statuses and formats, and what earlier imports are called at their source.
ALTER TABLE "Rfc" DROP CONSTRAINT "Rfc_status_check";
ALTER TABLE "Rfc" ADD CONSTRAINT "Rfc_status_check" CHECK ("status" IN ('draft', 'review', 'last-call', 'accepted', 'rejected', 'withdrawn', 'postponed', 'superseded', 'implemented'));
ALTER TABLE "Rfc" DROP CONSTRAINT "Rfc_format_check";
ALTER TABLE "Rfc" ADD CONSTRAINT "Rfc_format_check" CHECK ("format" IN ('markdown', 'rst', 'asciidoc', 'mediawiki'));
UPDATE "Rfc" SET "sourceFile" = lower(CASE
  WHEN "source"->>'headerPath' ~* '(^|/)(readme|index|kep)\.[^/]*$' THEN coalesce((regexp_match("source"->>'headerPath', '([^/]+)/[^/]+$'))[1], 'readme')
  ELSE regexp_replace(regexp_replace("source"->>'headerPath', '^.*/', ''), '\.[^.]*$', '') END)
WHERE "source" IS NOT NULL;
ALTER TABLE "RfcVersion" DROP CONSTRAINT "RfcVersion_format_check";
ALTER TABLE "RfcVersion" ADD CONSTRAINT "RfcVersion_format_check" CHECK ("format" IN ('markdown', 'rst', 'asciidoc', 'mediawiki'));
