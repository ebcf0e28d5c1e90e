-- A text may hold a part of a name, which may be somebody else's.
ALTER TABLE "Rewrite" DROP CONSTRAINT "Rewrite_found_check";
ALTER TABLE "Rewrite" ADD CONSTRAINT "Rewrite_found_check" CHECK ("found" IN ('words', 'name', 'part'));
