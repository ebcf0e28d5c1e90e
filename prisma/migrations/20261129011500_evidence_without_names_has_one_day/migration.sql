-- Comments of surveys without names have one day as evidence: the closing day; rows of a file the last day in it.
UPDATE "Evidence" e SET "occurredAt" = d."day"
FROM (
  SELECT e."id",
    CASE
      WHEN e."sourceTitle" LIKE '%(from a file)'
        THEN max(e."occurredAt") OVER (PARTITION BY e."sourceId", e."sourceTitle" LIKE '%(from a file)')
      ELSE (s."closedAt" AT TIME ZONE 'UTC')::date
    END AS "day"
  FROM "Evidence" e
  JOIN "Survey" s ON s."id" = e."sourceId"
  WHERE e."kind" = 'answer' AND s."anonymity" <> 'named' AND s."closedAt" IS NOT NULL
) d
WHERE d."id" = e."id" AND e."occurredAt" <> d."day";
