-- The team that a participant was of when they took part. Until now each change of a session gave their words to their team of today.
ALTER TABLE "SessionParticipant" ADD COLUMN "teamId" TEXT;
UPDATE "SessionParticipant" p SET "teamId" = coalesce(
  (SELECT e."teamId" FROM "Evidence" e
    WHERE e."sourceId" = p."sessionId" AND e."voice" = 'participant:' || p."id" AND e."personId" = p."personId" AND e."teamId" IS NOT NULL
    ORDER BY e."createdAt", e."id" LIMIT 1),
  (SELECT o."teamId" FROM "Person" o WHERE o."id" = p."personId"))
WHERE p."personId" IS NOT NULL;
