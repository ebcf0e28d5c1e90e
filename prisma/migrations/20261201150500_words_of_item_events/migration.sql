-- Texts that a change of an item replaced, so that it can be taken back. Changes of before have none.
ALTER TABLE "ItemEvent" ADD COLUMN "words" JSONB;
