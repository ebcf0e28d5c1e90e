-- A team of a few people tells whose words stand beside it also once it was put away, is empty, or has grown.
ALTER TABLE "Evidence" ADD COLUMN "ofFew" BOOLEAN NOT NULL DEFAULT false;
-- Of what is there: as many people as the team has; of one in which nobody is, who left, or how many they were when a survey opened.
UPDATE "Evidence" e SET "ofFew" = true FROM "Team" t WHERE t."id" = e."teamId"
  AND e."kind" IN ('highlight', 'observation', 'ticket', 'chat', 'note')
  AND COALESCE(NULLIF(t."headcount", 0), NULLIF(GREATEST(
    (SELECT count(*)::int FROM "Person" p WHERE p."teamId" = t."id"),
    COALESCE((SELECT max(s."headcount") FROM "SurveyPopulation" s WHERE s."teamId" = t."id"), 0)), 0),
    CASE WHEN t."archivedAt" IS NOT NULL THEN 1 END, 0) BETWEEN 1 AND 4;
