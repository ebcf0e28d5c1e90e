import type { Client } from 'pg'

/** Open items of the large board, of the small one, and pieces of evidence under both. */
export const MANY_ITEMS = 10_000
export const FEW_ITEMS = 100
export const PIECES = 200_000
const INSIGHTS = 2_000

const run = async (client: Client, statements: readonly string[]): Promise<void> => {
  for (const sql of statements) await client.query(sql)
}

/** A company of 600 in twelve teams, and what it was heard to say: every insight stands on as many pieces. */
export const fillHeard = (client: Client): Promise<void> =>
  run(client, [
    `INSERT INTO "Team" (id, name, headcount, "updatedAt")
     SELECT 'road-team-' || i, 'Team ' || i, 50, now() FROM generate_series(1, 12) i`,
    `INSERT INTO "Person" (id, email, name, role, discipline, "teamId", "updatedAt")
     SELECT 'road-p' || i, 'road' || i || '@bench.invalid', 'Engineer ' || i, 'developer',
       (ARRAY['backend','frontend','data','mobile'])[1 + i % 4], 'road-team-' || (1 + i % 12), now() FROM generate_series(1, 600) i`,
    `INSERT INTO "Evidence" (id, kind, rung, text, "personId", "teamId", "occurredAt", "refKind", "refId", "sourceId", "sourceTitle", href)
     SELECT 'road-e' || i, 'rfc-comment', (ARRAY['low','medium','high'])[1 + i % 3],
       'The queue of part ' || i % 97 || ' is slow in the afternoon, and nobody of team ' || i % 12 || ' knows why. Seen ' || i || ' times.',
       'road-p' || (1 + i % 600), 'road-team-' || (1 + (1 + i % 600) % 12), current_date - i % 500, 'rfc-comment', 'road-e' || i,
       'road-s' || i % 900, 'RFC ' || i % 900, '/rfcs/' || i % 900 FROM generate_series(1, ${PIECES}) i`,
    `INSERT INTO "Insight" (id, statement, status, confidence, people, supports, "updatedAt")
     SELECT 'road-i' || i, 'Builds of part ' || i || ' wait for a machine of their own', 'open', 0.5, 90, 90, now()
     FROM generate_series(1, ${INSIGHTS}) i`,
    `INSERT INTO "InsightEvidence" ("insightId", "evidenceId", stance, "addedAt")
     SELECT 'road-i' || (1 + i % ${INSIGHTS}), 'road-e' || i, CASE WHEN i / ${INSIGHTS} % 10 = 9 THEN 'contradicts' ELSE 'supports' END, now()
     FROM generate_series(1, ${PIECES}) i`,
    'VACUUM ANALYZE "Evidence", "InsightEvidence", "Insight"',
  ])

/** Fills the board to so many published, open items: with a problem, an outcome, a theme, and insights each. */
export const fillBoard = (client: Client, count: number): Promise<void> =>
  run(client, [
    `INSERT INTO "RoadmapItem" (id, title, problem, outcome, theme, kind, horizon, rank, impact, effort, reach, confidence, rice,
       "riceLow", "riceHigh", basis, "publishedAt", "updatedAt")
     SELECT 'road-m' || i, 'An environment of its own for each change of part ' || i,
       'Staging is taken by another team whenever a change of part ' || i || ' has to be tried, so it waits for two days.',
       'Half as many changes of part ' || i || ' wait for longer than an hour', 'Theme ' || i % 40,
       (ARRAY['docs','enablement','buy','build','retire'])[1 + i % 5], (ARRAY['now','next','later'])[1 + i % 3],
       'a' || lpad(i::text, 6, '0') || 'V', 1 + i % 3, 1 + i % 8, 90, 0.5, (i % 90) * 0.5 * (1 + i % 3) / (1 + i % 8), 1, 90,
       jsonb_build_object('people', 90, 'known', 90, 'most', 90, 'mirrored', 80, 'teams', 12, 'low', 30, 'medium', 30, 'high', 30,
         'population', 600, 'insights', jsonb_build_array(jsonb_build_object('id', 'road-i' || (1 + i % ${INSIGHTS}),
         'confidence', 0.5, 'adds', 90))), now(), now()
     FROM generate_series(1, ${count}) i ON CONFLICT DO NOTHING`,
    `INSERT INTO "ItemInsight" ("itemId", "insightId")
     SELECT 'road-m' || i, 'road-i' || (1 + i % ${INSIGHTS}) FROM generate_series(1, ${count}) i ON CONFLICT DO NOTHING`,
    'VACUUM ANALYZE "RoadmapItem", "ItemInsight"',
  ])

export const shrinkBoard = (client: Client, count: number): Promise<void> =>
  run(client, [
    `DELETE FROM "RoadmapItem" WHERE id LIKE 'road-m%' AND substr(id, 7)::int > ${count}`,
    'VACUUM ANALYZE "RoadmapItem", "ItemInsight"',
  ])

/** Two items to follow back: one on three insights of ten pieces each, and one on sixty insights of a hundred. */
export const fillTrails = (client: Client): Promise<void> =>
  run(client, [
    `INSERT INTO "Insight" (id, statement, status, confidence, people, supports, "updatedAt")
     SELECT 'road-small' || i, 'Small statement ' || i, 'open', 0.4, 10, 10, now() FROM generate_series(1, 3) i`,
    `INSERT INTO "InsightEvidence" ("insightId", "evidenceId", stance, "addedAt")
     SELECT 'road-small' || (1 + i % 3), 'road-e' || i, (ARRAY['supports','contradicts','context'])[1 + i / 3 % 3], now()
     FROM generate_series(1, 30) i`,
    ...['road-few', 'road-wide'].map(
      (
        id,
        place,
      ) => `INSERT INTO "RoadmapItem" (id, title, kind, horizon, rank, impact, effort, "publishedAt", "updatedAt")
       VALUES ('${id}', 'Followed back', 'build', 'later', 'y${'0'.repeat(25)}${place + 1}', 1, 1, now(), now())`,
    ),
    `INSERT INTO "ItemInsight" ("itemId", "insightId") SELECT 'road-few', 'road-small' || i FROM generate_series(1, 3) i`,
    `INSERT INTO "ItemInsight" ("itemId", "insightId") SELECT 'road-wide', 'road-i' || i FROM generate_series(1, 60) i`,
  ])
