-- A piece whose words changed is in its theme by words that it no longer has: the next run reads it as if it had just come in.
ALTER TABLE "ThemeEvidence" ADD COLUMN "reworded" BOOLEAN NOT NULL DEFAULT false;

CREATE OR REPLACE FUNCTION forget_statements() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "ThemeEvidence" SET "partFrom" = NULL, "partTo" = NULL, "reworded" = true WHERE "evidenceId" = NEW."id";
  RETURN NULL;
END $$;
