import type { Size } from './large-size'

/** Longer than any list may be drawn. */
const MANY = 120

/**
 * Lists that hang on one thing each and grow with the years: versions, revisions, outcomes, templates, what was said twice.
 * They run after what `large-company.ts` fills, and use its function `big_say(i, k)`.
 */
export const listStatements = ({ teams }: Size): string[] => [
  `INSERT INTO "EvidenceCapture" (id, kind, "sourceId") SELECT 'big-ticket' || i, 'ticket', 'T-' || i FROM generate_series(1, ${MANY}) i`,
  `INSERT INTO "Evidence" (id, kind, rung, text, anonymous, "occurredAt", "refKind", "refId", "sourceId", "sourceTitle", href, voice, tags)
   SELECT 'big-ticket' || i, 'ticket', 'low', big_say(i, 2), false, current_date - i, 'ticket', 'big-ticket' || i, 'T-' || i, 'Ticket T-' || i,
     '/evidence/source/big-ticket' || i, 'big-voice' || i, ARRAY[]::text[] FROM generate_series(1, ${MANY}) i`,
  `INSERT INTO "EvidenceTwin" ("aId", "bId", likeness, cosine)
   SELECT least('big-e' || i, 'big-e' || (i + 8)), greatest('big-e' || i, 'big-e' || (i + 8)), 0.9, 0.95 FROM generate_series(1, ${MANY}) i`,
  `INSERT INTO "InsightRevision" (id, "insightId", changes, "byId", at)
   SELECT 'big-ir' || i, 'big-i1', jsonb_build_object('statement', jsonb_build_object('from', big_say(i, 1), 'to', big_say(i + 1, 1))),
     'big-p1', now() - i * interval '1 hour' FROM generate_series(1, ${MANY}) i`,
  `INSERT INTO "Outreach" (id, "insightId", "teamId", text, "createdAt") SELECT 'big-o' || i, 'big-i1', 'big-t' || i, big_say(i, 4), now()
   FROM generate_series(1, ${Math.min(MANY, teams)}) i`,
  `INSERT INTO "ItemOutcome" ("itemId", metric, baseline, target, by, "statedAt")
   SELECT 'big-m' || i, 'big-metric-1', 12, 8, current_date + i, now() FROM generate_series(1, ${MANY}) i`,
  `INSERT INTO "RfcTemplate" (id, name, about, body, "updatedAt")
   SELECT 'big-rt' || i, 'Template ' || i, big_say(i, 1), E'## Problem\\n\\n' || big_say(i, 8), now() FROM generate_series(1, ${MANY}) i`,
  `INSERT INTO "RfcVersion" ("rfcId", version, title, body, "authorId", note, "createdAt")
   SELECT 'big-r8', i, 'Version ' || i, E'## Problem\\n\\n' || big_say(i, 10), 'big-p1', big_say(i, 1), now() - (200 - i) * interval '1 hour'
   FROM generate_series(2, ${MANY}) i`,
  `UPDATE "Rfc" SET version = ${MANY} WHERE id = 'big-r8'`,
  `INSERT INTO "RfcReaction" ("commentId", "personId", kind) SELECT 'big-c' || c, 'big-p' || p, 'agree' FROM generate_series(1, 20) c,
     generate_series(1, 60) p`,
  `INSERT INTO "ItemComparison" ("personId", "lowId", "highId", better, at)
   SELECT 'big-p' || p, least('big-m' || i, 'big-m' || (i + 1)), greatest('big-m' || i, 'big-m' || (i + 1)), 'low', now()
   FROM generate_series(1, 10) p, generate_series(1, ${MANY}) i`,
  `INSERT INTO "TeamCapacity" (quarter, "teamId", weeks) SELECT to_char(now() + q * interval '3 months', 'YYYY-"Q"Q'), 'big-t' || i, 8
   FROM generate_series(0, 3) q, generate_series(1, ${teams}) i`,
  `INSERT INTO "MissionVersion" (version, text, at) SELECT 1000 + i, big_say(i, 2), now() - (200 - i) * interval '1 day'
   FROM generate_series(1, ${MANY}) i`,
]
