-- Which statement of a piece is in a theme: a range of the text of the piece, never a copy of its words. The next run fills it.
ALTER TABLE "ThemeEvidence" ADD COLUMN "partFrom" INTEGER, ADD COLUMN "partTo" INTEGER, ADD COLUMN "shared" JSONB;

-- A range is of the words that it was found in: where they are masked or corrected, it says nothing any more.
CREATE FUNCTION forget_statements() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "ThemeEvidence" SET "partFrom" = NULL, "partTo" = NULL WHERE "evidenceId" = NEW."id" AND "partFrom" IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER "Evidence_reworded" AFTER UPDATE OF "text" ON "Evidence" FOR EACH ROW
  WHEN (OLD."text" IS DISTINCT FROM NEW."text") EXECUTE FUNCTION forget_statements();
