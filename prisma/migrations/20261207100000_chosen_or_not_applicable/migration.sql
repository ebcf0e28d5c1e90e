-- Rows of files could say of a question what was chosen and that it does not apply: counted as both, they were among those who
-- chose and not among those of whom shares are, and results of many such rows failed. What was chosen stands, as in files
-- imported from now on; surveys with such rows are counted again (trigger SurveyResponse_changed).
UPDATE "SurveyResponse" r SET "answers" = r."answers" || mended.answers
FROM (
  SELECT rows_of."id", jsonb_object_agg(rows_of.key, rows_of.chosen) AS answers
  FROM (
    SELECT r."id", q.value ->> 'key' AS key, (
      SELECT jsonb_agg(given.value ORDER BY given.place)
      FROM jsonb_array_elements(r."answers" -> (q.value ->> 'key')) WITH ORDINALITY given(value, place)
      WHERE NOT q.value -> 'options' @> jsonb_build_array(jsonb_build_object('value', given.value, 'na', true))
    ) AS chosen
    FROM "SurveyResponse" r JOIN "Survey" s ON s."id" = r."surveyId", jsonb_array_elements(s."questions") q
    WHERE r."imported" AND q.value ->> 'type' = 'multi' AND jsonb_typeof(r."answers" -> (q.value ->> 'key')) = 'array'
      AND q.value -> 'options' @> '[{"na": true}]'
  ) rows_of
  JOIN "SurveyResponse" r ON r."id" = rows_of."id"
  WHERE rows_of.chosen IS NOT NULL AND jsonb_array_length(rows_of.chosen) < jsonb_array_length(r."answers" -> rows_of.key)
  GROUP BY rows_of."id"
) mended
WHERE mended."id" = r."id";
