-- What was heard of an insight is read once by a process and kept by this version: whatever writes it draws another one.
ALTER TABLE "Insight" ADD COLUMN "heardVersion" UUID NOT NULL DEFAULT gen_random_uuid();

CREATE FUNCTION insight_heard_anew() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."heardVersion" := gen_random_uuid();
  RETURN NEW;
END $$;

CREATE TRIGGER "Insight_heard" BEFORE UPDATE OF "heard" ON "Insight" FOR EACH ROW EXECUTE FUNCTION insight_heard_anew();
