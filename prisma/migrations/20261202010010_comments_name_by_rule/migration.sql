-- Teams stand beside comments only where it is shown how many of them responded, and the figures that decide who was asked. What was named by
-- an earlier rule stayed. It is promised for each survey in which a comment names one (lib/results/commands-follow.ts).
INSERT INTO "Outbox" ("job", "data", "key")
SELECT 'surveys.follow-minimum', jsonb_build_object('ids', jsonb_build_array(s."id")), s."id"
FROM "Survey" s
WHERE s."anonymity" <> 'named' AND EXISTS (SELECT 1 FROM "SurveyComment" c WHERE c."surveyId" = s."id" AND c."teamId" IS NOT NULL);
