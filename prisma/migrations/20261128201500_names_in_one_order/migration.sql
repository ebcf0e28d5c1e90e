-- Lists of names come in the same order on every server: by ICU's root collation, not by what the database was made with.
-- Key-set paging compares by the column's collation too. A server that was built without ICU keeps its own order.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_collation WHERE collname = 'und-x-icu') THEN
    ALTER TABLE "Team" ALTER COLUMN "name" TYPE TEXT COLLATE "und-x-icu";
    ALTER TABLE "Person" ALTER COLUMN "name" TYPE TEXT COLLATE "und-x-icu";
  END IF;
END $$;
