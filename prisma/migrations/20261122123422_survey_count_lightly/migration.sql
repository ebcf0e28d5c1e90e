-- Whatever looks for a survey's responses finds them by ("surveyId", "personId"), or by key: this one only made counting slower.
-- DropIndex
DROP INDEX "SurveyResponse_surveyId_teamId_idx";

-- Whether a counted response was changed is seen row by row: keeping every row before and after, to compare them at the end, made
-- counting a hundred thousand responses hold all of them twice.
DROP TRIGGER "SurveyResponse_changed" ON "SurveyResponse";
CREATE OR REPLACE FUNCTION survey_response_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Survey" SET "recount" = true WHERE "id" = NEW."surveyId" AND NOT "recount";
  RETURN NULL;
END $$;
CREATE TRIGGER "SurveyResponse_changed" AFTER UPDATE ON "SurveyResponse" FOR EACH ROW
  WHEN (OLD."counted" AND NEW."counted" AND (OLD."answers", OLD."teamId", OLD."role", OLD."tenure") IS DISTINCT FROM (NEW."answers", NEW."teamId", NEW."role", NEW."tenure"))
  EXECUTE FUNCTION survey_response_changed();
