-- What surveys without names found was kept as evidence when they closed, by the rule of that day. It is promised for each
-- that it follows what its results show by the rule of today (lib/results/commands-follow.ts).
INSERT INTO "Outbox" ("job", "data", "key")
SELECT 'surveys.follow-minimum', jsonb_build_object('ids', jsonb_build_array("id")), "id"
FROM "Survey" WHERE "status" = 'closed' AND "anonymity" <> 'named';
