-- Written by hand. PostgreSQL's text parser goes back to the beginning of a token each time that it tries another reading,
-- so that its time grows with the square of a run without blanks ("a_a_a_…", "~/~/…"), and of tags, which may span blanks.
-- 20 kB of such a text kept a core busy for 12 s. Runs are cut every 64 characters, and "<" begins no tag: the time then
-- grows with the length of the text (200 kB of the same: 3 s), and words in angle brackets are found.
CREATE FUNCTION search_text(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN regexp_replace(translate($1, '<', ' '), '(\S{64})', '\1 ', 'g');

ALTER TABLE "Rfc" DROP COLUMN "search";
ALTER TABLE "Rfc" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english', search_text("title")), 'A') ||
  setweight(to_tsvector('english', search_text(left("body", 200000))), 'B')
) STORED;
CREATE INDEX "Rfc_search_idx" ON "Rfc" USING GIN ("search");

ALTER TABLE "RfcComment" DROP COLUMN "search";
ALTER TABLE "RfcComment" ADD COLUMN "search" tsvector
  GENERATED ALWAYS AS (to_tsvector('english', search_text(left("body", 50000)))) STORED;
CREATE INDEX "RfcComment_search_idx" ON "RfcComment" USING GIN ("search");

ALTER TABLE "Evidence" DROP COLUMN "search";
ALTER TABLE "Evidence" ADD COLUMN "search" tsvector
  GENERATED ALWAYS AS (to_tsvector('english', search_text("text" || ' ' || "sourceTitle"))) STORED;
CREATE INDEX "Evidence_search_idx" ON "Evidence" USING GIN ("search");
