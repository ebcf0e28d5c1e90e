-- The page of the public roadmap is kept by this version: whatever changes something that it shows draws another one.
ALTER TABLE "BoardState" ADD COLUMN "shownVersion" UUID NOT NULL DEFAULT gen_random_uuid();

-- Once in a transaction is enough.
CREATE FUNCTION public_roadmap_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('soundings.roadmap_shown', true) IS DISTINCT FROM pg_current_xact_id()::text THEN
    PERFORM set_config('soundings.roadmap_shown', pg_current_xact_id()::text, true);
    UPDATE "BoardState" SET "shownVersion" = gen_random_uuid() WHERE "id" = 1;
  END IF;
  RETURN NULL;
END $$;

-- At the end of the transaction: the row is the last that it locks, so that no two wait for each other. A migration that changes items
-- and then their table in one transaction says SET CONSTRAINTS ALL IMMEDIATE between the two.
CREATE CONSTRAINT TRIGGER "RoadmapItem_shown" AFTER INSERT ON "RoadmapItem" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW."publishedAt" IS NOT NULL) EXECUTE FUNCTION public_roadmap_changed();
CREATE CONSTRAINT TRIGGER "RoadmapItem_gone" AFTER DELETE ON "RoadmapItem" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD."publishedAt" IS NOT NULL) EXECUTE FUNCTION public_roadmap_changed();
CREATE CONSTRAINT TRIGGER "RoadmapItem_changed" AFTER UPDATE OF "title", "problem", "kind", "horizon", "status", "rank",
  "outcome", "theme", "quarter", "publishedAt", "shippedAt" ON "RoadmapItem" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD."publishedAt" IS NOT NULL OR NEW."publishedAt" IS NOT NULL) EXECUTE FUNCTION public_roadmap_changed();
CREATE TRIGGER "RoadmapItem_emptied" AFTER TRUNCATE ON "RoadmapItem" FOR EACH STATEMENT EXECUTE FUNCTION public_roadmap_changed();

CREATE CONSTRAINT TRIGGER "ItemOutcome_shown" AFTER INSERT OR UPDATE OR DELETE ON "ItemOutcome" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION public_roadmap_changed();
CREATE TRIGGER "ItemOutcome_emptied" AFTER TRUNCATE ON "ItemOutcome" FOR EACH STATEMENT EXECUTE FUNCTION public_roadmap_changed();
