-- Written by hand. A word that stands in a text is found, however it is joined to others and whoever types it:
-- - PostgreSQL's parser takes "API/SDK", "done.Next" and "https://host/build-times" for one name each, of which no part is
--   found. What joins them becomes a blank; numbers and versions keep their dots.
-- - Japanese has no blanks: each of its characters is a word, and what is typed in one go is looked for as a phrase.
-- - "deploiement" finds "déploiement", "ＡＰＩ" finds "API".
-- - "C++" and "C#" are not "C".
-- Runs are cut every 64 characters as before (20261128235600_search_bounded).
CREATE OR REPLACE FUNCTION search_text(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN regexp_replace(
    regexp_replace(
      regexp_replace(
        regexp_replace(
          regexp_replace(
            translate(normalize(regexp_replace(normalize($1, NFKD), '[\u0300-\u036f]', '', 'g'), NFC), '<>/\|=&?:@', '          '),
            '\m([A-Za-z])\+\+', '\1plusplus', 'g'),
          '\m([A-Za-z])#', '\1sharp', 'g'),
        '([[:alpha:]])\.(?=[[:alpha:]])', '\1 ', 'g'),
      '([\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff])', ' \1 ', 'g'),
    '(\S{64})', '\1 ', 'g');

-- What a person types, as the columns below are made: words, "phrases", or, -not. What the function above takes apart is
-- looked for as a phrase.
CREATE FUNCTION search_query(text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN websearch_to_tsquery('english', search_text(
    CASE WHEN $1 LIKE '%"%' THEN $1
      ELSE regexp_replace($1, '([^\s-]\S*[.<>/\\|=&?:@\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]\S*)|([\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]\S+)', '"\1\2"', 'g') END));

ALTER TABLE "Rfc" DROP COLUMN "search", DROP COLUMN "titleSearch";
ALTER TABLE "Rfc"
  ADD COLUMN "titleSearch" tsvector GENERATED ALWAYS AS (to_tsvector('english', search_text("title"))) STORED,
  ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('english', search_text("title")), 'A') ||
    setweight(to_tsvector('english', search_text(left("body", 200000))), 'B')
  ) STORED;
CREATE INDEX "Rfc_titleSearch_idx" ON "Rfc" USING GIN ("titleSearch");
CREATE INDEX "Rfc_search_idx" ON "Rfc" USING GIN ("search");

ALTER TABLE "RfcComment" DROP COLUMN "search";
ALTER TABLE "RfcComment" ADD COLUMN "search" tsvector
  GENERATED ALWAYS AS (to_tsvector('english', search_text(left("body", 50000)))) STORED;
CREATE INDEX "RfcComment_search_idx" ON "RfcComment" USING GIN ("search");

ALTER TABLE "Evidence" DROP COLUMN "search";
ALTER TABLE "Evidence" ADD COLUMN "search" tsvector
  GENERATED ALWAYS AS (to_tsvector('english', search_text("text" || ' ' || "sourceTitle"))) STORED;
CREATE INDEX "Evidence_search_idx" ON "Evidence" USING GIN ("search");
