-- Names of columns that say what they hold. Nothing is rewritten.
ALTER TABLE "Survey" RENAME COLUMN "grain" TO "datePrecision";
ALTER TABLE "Survey" RENAME CONSTRAINT "Survey_grain_check" TO "Survey_datePrecision_check";
ALTER TABLE "Survey" RENAME COLUMN "settledOn" TO "shuffledOn";
ALTER TABLE "SurveyResponse" RENAME COLUMN "placed" TO "teamShown";
