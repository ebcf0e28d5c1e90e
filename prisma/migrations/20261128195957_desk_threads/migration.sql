-- What a piece was read together with is set aside, too.
ALTER TABLE "EvidenceTriage" DROP CONSTRAINT "EvidenceTriage_state_check";
ALTER TABLE "EvidenceTriage" ADD CONSTRAINT "EvidenceTriage_state_check" CHECK ("state" IN ('parked', 'not-evidence', 'read-together'));

-- The thread of each comment: its pieces are read together at the desk.
UPDATE "Evidence" e SET "askKey" = COALESCE(c."parentId", c."id")
FROM "RfcComment" c WHERE e."kind" = 'rfc-comment' AND e."refKind" = 'rfc-comment' AND e."refId" = c."id";
