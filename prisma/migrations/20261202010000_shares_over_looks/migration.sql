-- How many steps the figures of a survey had taken when a share of it was made. Of a share that is there already it is not known: all of
-- them count as seen.
ALTER TABLE "SurveyShare" ADD COLUMN "stepsBefore" JSONB NOT NULL DEFAULT '{}';
