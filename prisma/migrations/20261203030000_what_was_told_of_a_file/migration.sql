-- An unchanged file is known without being read: what was told of it is kept with it, and an export is known by a digest as well.
ALTER TABLE "Rfc" ADD COLUMN "sourceFindings" JSONB;
ALTER TABLE "Rfc" ADD COLUMN "fileDigest" TEXT;
