-- Capabilities come in the order of other lists of names: by ICU's root collation, not by what the database was made with.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_collation WHERE collname = 'und-x-icu') THEN
    ALTER TABLE "Capability" ALTER COLUMN "name" TYPE TEXT COLLATE "und-x-icu";
  END IF;
END $$;
