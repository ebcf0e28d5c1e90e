-- Figures of a survey are worked out of its cells once and kept by this version: whatever changes a cell draws another one.
ALTER TABLE "Survey" ADD COLUMN "figuresVersion" UUID NOT NULL DEFAULT gen_random_uuid();

CREATE FUNCTION survey_figures_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Survey" SET "figuresVersion" = gen_random_uuid() WHERE "id" IN (SELECT DISTINCT "surveyId" FROM changed);
  RETURN NULL;
END $$;

CREATE TRIGGER "SurveyTally_came" AFTER INSERT ON "SurveyTally" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION survey_figures_changed();
CREATE TRIGGER "SurveyTally_moved" AFTER UPDATE ON "SurveyTally" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION survey_figures_changed();
CREATE TRIGGER "SurveyTally_gone" AFTER DELETE ON "SurveyTally" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION survey_figures_changed();
