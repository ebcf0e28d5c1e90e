-- The hash that vectors are kept by (lib/reading/repo.ts, textHash), as a column: generated, so that no writer can forget it.
CREATE FUNCTION "text_hash"(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT translate(rtrim(encode(sha256(convert_to(words, 'UTF8')), 'base64'), '='), '+/', '-_') $$;
ALTER TABLE "Evidence" ADD COLUMN "hash" text GENERATED ALWAYS AS ("text_hash"("text")) STORED;
CREATE INDEX "Evidence_hash_idx" ON "Evidence" ("hash");

-- The signs of a vector's numbers, one bit each: the vectors nearest to another one have most bits in common with it
-- (Charikar, STOC 2002, 380-388), and a bit is read 32 times as fast as its number.
CREATE FUNCTION "vector_sign"(numbers bytea) RETURNS bit varying LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT string_agg(get_bit(numbers, (4 * i + 3) * 8 + 7)::text, '' ORDER BY i)::bit varying
        FROM generate_series(0, length(numbers) / 4 - 1) AS i $$;
-- The numbers are kept apart from the rest of the row, so that a look at all signs does not read them.
ALTER TABLE "TextVector" ALTER COLUMN "vector" SET STORAGE EXTERNAL;
ALTER TABLE "TextVector" SET (toast_tuple_target = 256);
ALTER TABLE "TextVector" ADD COLUMN "sign" bit varying GENERATED ALWAYS AS ("vector_sign"("vector")) STORED;
