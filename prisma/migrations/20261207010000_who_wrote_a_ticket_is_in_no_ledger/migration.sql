-- Who wrote a ticket or a message, or said something in passing, is shown to no reader: they are told, and in no count of a ledger that
-- somebody reads. What else they said decides by itself.
UPDATE "Told" t SET "seenBy" = CASE
    WHEN EXISTS (SELECT FROM "Evidence" e WHERE e."id" = ANY(t."evidence") AND e."kind" IN ('highlight', 'observation')) THEN 'researchers'
    ELSE 'no-one' END
  WHERE t."seenBy" = 'engineers'
    AND EXISTS (SELECT FROM "Evidence" e WHERE e."id" = ANY(t."evidence") AND e."kind" IN ('ticket', 'chat', 'note'))
    AND NOT EXISTS (SELECT FROM "Evidence" e WHERE e."id" = ANY(t."evidence")
      AND (e."kind" IN ('rfc', 'rfc-comment', 'survey-result', 'vote') OR e."kind" = 'answer' AND e."audience" <> 'researchers'));
