import type { Client } from 'pg'
import { sha256 } from '@/lib/server/hash'
import { listStatements } from './large-lists'
import { SHARED } from './large-pages'
import type { Size } from './large-size'

const CHOICES = Array.from({ length: 12 }, (_, i) => ({ value: String(i + 1), label: `Choice number ${i + 1}` }))

/** A survey of sixty questions of the kinds whose answers are counted, one that holds words, and conditions on none. */
export const wideSurvey = {
  title: 'Big survey of everything',
  anonymity: 'anonymous',
  embeddable: true,
  description: 'What the whole company is asked once a year.',
  questions: [
    ...Array.from({ length: 36 }, (_, i) => ({
      key: `r${i}`,
      type: 'rating',
      label: `In the last month, how well did part ${i} of the platform serve you in your daily work?`,
    })),
    ...Array.from({ length: 10 }, (_, i) => ({
      key: `s${i}`,
      type: 'single',
      label: `Which one of these describes part ${i} best?`,
      options: CHOICES,
    })),
    ...Array.from({ length: 8 }, (_, i) => ({
      key: `m${i}`,
      type: 'multi',
      label: `Which of these get in your way in part ${i}?`,
      options: CHOICES,
    })),
    { key: 'n', type: 'nps', label: 'Would you recommend the platform to a colleague?' },
    {
      key: 'g',
      type: 'matrix',
      label: 'Each of these',
      options: CHOICES.slice(0, 5),
      rows: ['Builds', 'Tests', 'Runs'],
    },
    { key: 'k', type: 'ranking', label: 'In which order?', options: CHOICES.slice(0, 8) },
    { key: 'y', type: 'yesno', label: 'Did you need help this month?' },
    { key: 't', type: 'longtext', label: 'What should change first?' },
    { key: 'u', type: 'longtext', label: 'What should stay as it is?' },
  ],
}

const SENTENCES = [
  'The build queue is slow in the afternoon and nobody knows why',
  'We keep a copy of the deployment script because the shared one changes without a word',
  'Staging is taken by another team whenever we need it',
  'I ask in the chat because the search does not find the page that answers it',
  'A preview environment for each change would save us two days a week',
  'Secrets are passed on by hand between the teams that share a service',
  'The error of the pipeline does not say which step failed or what to do about it',
  'It took nine days until the new database was there',
]

/** Functions of the fill, dropped at its end: `big_say(i, k)` says k sentences, others for each i. */
const SAY = `
CREATE FUNCTION big_say(i bigint, k int) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT string_agg((ARRAY[${SENTENCES.map((one) => `'${one}'`).join(',')}])[1 + (i * 7 + j * 3 + i / 8) % ${SENTENCES.length}], '. ')
    || '. Seen ' || i || ' times.' FROM generate_series(1, k) j $$;
CREATE FUNCTION big_pick(i bigint, from_list text[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT from_list[1 + i % cardinality(from_list)] $$;`

/**
 * Fills a hub that has the demo workspace, or none, to the size of a large company: statements in the order in which they
 * must run. What is wide belongs to one thing each: one insight with thousands of pieces, one item with sixty insights,
 * one RFC with five hundred comments, one session of two hours with sixty highlights.
 */
const statements = (size: Size): string[] => {
  const { teams, people, rfcs, insights, items, evidence } = size
  return [
    SAY,
    `INSERT INTO "Department" (id, name, "updatedAt") SELECT 'big-dep' || i, 'Department ' || i, now() FROM generate_series(1, 60) i`,
    `INSERT INTO "Department" (id, name, "parentId", "updatedAt") SELECT 'big-sub' || i, 'Part ' || i, 'big-dep1', now() FROM generate_series(1, 60) i`,
    `INSERT INTO "Team" (id, name, headcount, platform, "updatedAt", "departmentId")
   SELECT 'big-t' || i, big_pick(i, '{Cargo,Billing,Routes,Ledger,Search,Portal,Fleet,Quotes}') || ' and operations ' || i, 50,
       i % 50 = 0, now(), CASE WHEN i % 2 = 0 THEN 'big-dep1' ELSE 'big-dep' || (1 + i % 60) END
   FROM generate_series(1, ${teams}) i`,
    `INSERT INTO "Person" (id, email, name, role, discipline, "startedOn", "teamId", "mutedUpdates", "updatedAt", "lastSeenAt")
   SELECT 'big-p' || i, 'p' || i || '@large.invalid', big_pick(i, '{Ada,Bo,Chidi,Dara,Eli,Femi,Gita}') || ' ' || big_pick(i / 7,
       '{Stone,Rivers,Okoro,Lund,Sato}') || ' ' || i,
     CASE WHEN i % 500 = 1 THEN 'pm' WHEN i % 100 = 2 THEN 'advocate' WHEN i % 300 = 3 THEN 'stakeholder' ELSE 'developer' END,
     big_pick(i, '{backend,frontend,data,mobile,infra,qa,design,security,embedded,ml,support,sre}'), current_date - (i % 2000),
       'big-t' || (1 + i % ${teams}), i % 40 = 0, now(), now() - i % 90 * interval '1 day'
   FROM generate_series(1, ${people}) i`,
    `INSERT INTO "Rfc" (id, number, title, status, version, "authorId", "teamId", labels, body, "commentCount", "reviewEndsAt",
       "createdAt", "updatedAt")
   SELECT 'big-r' || i, 1000 + i, left(big_say(i, 1), 110), big_pick(i,
       '{review,draft,accepted,last-call,rejected,implemented,accepted,withdrawn}'), 1,
     'big-p' || (1 + (i * 37) % ${people}), 'big-t' || (1 + i % ${teams}), ARRAY[big_pick(i, '{ci,security,deploy,data,docs}'),
       'area-' || i % 80],
     E'## Problem\\n\\n' || big_say(i * 3, 10) || E'\\n\\n## Proposal\\n\\n' || big_say(i * 3 + 1, 10) || E'\\n\\n- '
       || big_say(i * 3 + 2, 2),
     CASE WHEN i = 8 THEN 400 ELSE 5 END, now() + (i % 10) * interval '1 day', now() - i * interval '2 hours',
       now() - i * interval '90 minutes'
   FROM generate_series(1, ${rfcs}) i`,
    `INSERT INTO "RfcVersion" ("rfcId", version, title, body, "authorId", "createdAt") SELECT id, 1, title, body, "authorId",
       "createdAt" FROM "Rfc" WHERE id LIKE 'big-r%'`,
    `INSERT INTO "RfcComment" (id, "rfcId", "authorId", body, version, "createdAt")
   SELECT 'big-c' || i, 'big-r' || CASE WHEN i <= 400 THEN 8 ELSE 1 + i % ${rfcs} END, 'big-p' || (1 + (i * 53) % ${people}),
       big_say(i, 2), 1, now() - i * interval '20 minutes'
   FROM generate_series(1, 1500) i`,
    `INSERT INTO "RfcApproval" ("rfcId", "personId", verdict, version, at)
   SELECT DISTINCT ON (1, 2) 'big-r' || r, 'big-p' || (1 + (r * 31 + k * 97) % ${people}), CASE WHEN k = 1 THEN 'approve' END, CASE
       WHEN k = 1 THEN 1 END, now() - r * interval '1 hour'
   FROM generate_series(1, ${rfcs}) r, LATERAL generate_series(1, CASE WHEN r = 8 THEN 120 ELSE 2 END) k`,
    `INSERT INTO "RfcLink" ("fromId", rel, "toId") SELECT 'big-r8', 'related', 'big-r' || i FROM generate_series(20, ${rfcs}) i`,
    `INSERT INTO "RfcNotice" (id, "personId", "rfcId", kind, "actorId", event, "createdAt")
   SELECT 'big-n' || p.id || i, p.id, 'big-r' || (1 + i % ${rfcs}), 'comment', 'big-p' || i, 'big-' || i, now() - i * interval '5 minutes'
   FROM generate_series(1, 300) i, "Person" p WHERE p.email LIKE '%@lanternfreight.example' AND p.role <> 'developer'`,
    `INSERT INTO "RfcFollow" ("personId", target) SELECT p.id, 'label:area-' || i FROM generate_series(0, 79) i, "Person" p
       WHERE p.role IN ('pm', 'admin') ON CONFLICT DO NOTHING`,
    `INSERT INTO "FieldSession" (id, kind, title, "teamId", date, body, "updatedAt")
   SELECT 'big-s' || i, big_pick(i, '{interview,interview,embed,observation}'), left(big_say(i, 1), 80), 'big-t'
       || (1 + i % ${teams}), current_date - (i % 700),
     (SELECT string_agg((CASE WHEN j % 2 = 0 THEN '**Ana:** ' ELSE '**Guest:** ' END) || big_say(i * 100 + j, 3), E'\\n\\n')
       FROM generate_series(1, CASE WHEN i = 1 THEN 2000 ELSE 20 END) j), now()
   FROM generate_series(1, 300) i`,
    `INSERT INTO "SessionParticipant" (id, "sessionId", "personId", pseudonym, speaker, "consentScope")
   SELECT 'big-sp' || s || '-' || k, 'big-s' || s, 'big-p' || (1 + (s * 41 + k) % ${people}), 'Engineer ' || k, CASE
       WHEN k = 1 THEN 'Guest' END, 'a-year'
   FROM generate_series(1, 300) s, LATERAL generate_series(1, CASE WHEN s = 1 THEN 50 ELSE 2 END) k`,
    `INSERT INTO "Highlight" (id, "sessionId", "participantId", quote, start, tags)
   SELECT 'big-h' || i, 'big-s' || s, 'big-sp' || s || '-1', big_say(s * 100 + 1, 1), CASE WHEN i < 60 THEN i * 300 ELSE (i / 300) * 200 END, ARRAY['tag-' || i % 80]
   FROM generate_series(0, 2199) i, LATERAL (SELECT CASE WHEN i < 60 THEN 1 ELSE 1 + i % 300 END AS s) x`,
    `INSERT INTO "Evidence" (id, kind, rung, text, "personId", "teamId", anonymous, "occurredAt", "refKind", "refId", "sourceId",
       "sourceTitle", href, tags)
   SELECT 'big-c' || i, 'rfc-comment', 'medium', c.body, c."authorId", p."teamId", false, c."createdAt"::date, 'rfc-comment', c.id,
       c."rfcId",
     'RFC ' || r.number || ': ' || r.title, '/rfcs/' || r.number || '#comment-' || c.id, r.labels
   FROM "RfcComment" c JOIN "Rfc" r ON r.id = c."rfcId" JOIN "Person" p ON p.id = c."authorId", LATERAL (SELECT substr(c.id,
       6)::int AS i) x WHERE c.id LIKE 'big-c%'`,
    `INSERT INTO "Evidence" (id, kind, rung, text, "personId", "teamId", anonymous, "occurredAt", "refKind", "refId", "sourceId",
       "sourceTitle", href, tags)
   SELECT h.id, 'highlight', CASE WHEN s.kind = 'interview' THEN 'medium' ELSE 'high' END, h.quote, p."personId", s."teamId", false,
       s.date, 'highlight', h.id, s.id, s.title,
     '/fieldwork/' || s.id || '#highlight-' || h.id, h.tags
   FROM "Highlight" h JOIN "FieldSession" s ON s.id = h."sessionId" JOIN "SessionParticipant" p ON p.id = h."participantId"
       WHERE h.id LIKE 'big-h%'`,
    `INSERT INTO "Evidence" (id, kind, rung, text, "teamId", people, anonymous, "createdAt", "occurredAt", "refKind", "refId",
       "sourceId", "askKey", "sourceTitle", href, tags)
   SELECT 'big-e' || i, 'answer', 'low', big_say(i, 1 + i % 3), CASE WHEN i % 2 = 0 THEN 'big-t' || (1 + i % ${teams}) END, 1, true,
       date_trunc('day', now(), 'UTC'), current_date - (i * 17 % 700), 'answer', 'big-e' || i,
     s.id, 't', s.title, '/surveys/' || s.id, ARRAY[]::text[]
   FROM generate_series(1, ${evidence}) i, (SELECT id, title FROM "Survey" WHERE title = '${wideSurvey.title}' LIMIT 1) s`,
    `INSERT INTO "Insight" (id, statement, status, "createdAt", "updatedAt", people, teams, supports, contradicts, confidence,
       contested, low, medium, high)
   SELECT 'big-i' || i, left(big_say(i, 1), 150) || ' (' || i || ')', big_pick(i, '{open,open,open,resolved,archived}'),
       now() - i * interval '5 hours', now(), 20, 10, 30, 4, (i % 100) / 100.0, i % 12 = 0, 10, 10, 4
   FROM generate_series(1, ${insights}) i`,
    `INSERT INTO "InsightEvidence" ("insightId", "evidenceId", stance, "addedAt")
   SELECT 'big-i' || i, e.id, big_pick(e.n, '{supports,supports,supports,contradicts,context}'), now()
   FROM generate_series(1, ${insights}) i
   JOIN LATERAL (SELECT id, row_number() OVER (ORDER BY md5(id)) AS n FROM "Evidence" WHERE id LIKE 'big-%') e ON CASE
       WHEN i = 1 THEN e.n <= 3000 ELSE (e.n + i) % 400 = 0 END ON CONFLICT DO NOTHING`,
    `INSERT INTO "Theme" (id, key, label, terms, size, people, teams, trend, x, y)
   SELECT 'big-th' || i, 'big-th' || i, 'Queue of part ' || i, ARRAY['queue', 'part', 'slow'], 40, 30, 20, (i % 20) / 10.0,
       (i % 10) / 10.0, (i / 10) / 12.0 FROM generate_series(1, 120) i`,
    `INSERT INTO "ThemeEvidence" ("themeId", "evidenceId", weight)
   SELECT 'big-th' || (1 + e.n % 120), e.id, 1 FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM "Evidence"
       WHERE id LIKE 'big-e%') e
   UNION SELECT 'big-th1', id, 1 FROM "Evidence" WHERE id LIKE 'big-h%' ON CONFLICT DO NOTHING`,
    `INSERT INTO "Capability" (id, name, description, "teamId", stage, "stageSince", "checkedAt", "createdAt")
   SELECT 'big-cap' || i, 'Capability of the platform ' || i, big_say(i, 2), 'big-t50', big_pick(i,
       '{discovery,launch,enhancement,maturation}'), current_date - 30, now(), now() FROM generate_series(1, 200) i`,
    `INSERT INTO "CapabilityUse" ("capabilityId", "teamId", state, chosen, at) SELECT 'big-cap' || c, 'big-t' || i, big_pick(i,
       '{weekly,tried,aware}'), i % 2 = 0, now() FROM generate_series(1, 20) c, generate_series(1, ${teams}) i`,
    // A champion in each team, for the widest capability and for the platform.
    `INSERT INTO "Champion" (id, "capabilityId", "teamId", "personId", at)
   SELECT DISTINCT ON (p."teamId", c) 'big-champion-' || coalesce(c, 'all') || '-' || p."teamId", c, p."teamId", p.id, now()
   FROM "Person" p, unnest(ARRAY['big-cap1', NULL]) c WHERE p."teamId" LIKE 'big-t%' ORDER BY p."teamId", c, p.id`,
    `INSERT INTO "Webhook" (id, url, format, "createdAt") SELECT CASE WHEN i = 1 THEN 'big-webhook' ELSE 'big-webhook' || i END,
       'https://hooks.example.com/' || i, 'slack', now() FROM generate_series(1, 60) i`,
    `INSERT INTO "WebhookDelivery" (id, "webhookId", state, tries, "nextTryAt", trouble, "createdAt")
   SELECT 'msg_big' || i, 'big-webhook', 'failed', 9, now(), '503', now() - i * interval '1 hour' FROM generate_series(1, 200) i`,
    `INSERT INTO "RoadmapItem" (id, title, problem, kind, horizon, status, rank, impact, effort, outcome, reach, confidence, rice,
       wsjf, ice, opportunity, "riceLow", "riceHigh", quarter, theme, "teamId", "capabilityId", "shippedAt", "createdAt",
       "updatedAt", "rfcNumber", "publishedAt")
   SELECT 'big-m' || i, left(big_say(i, 1), 100), big_say(i, 3), big_pick(i, '{docs,enablement,buy,build,retire}'), big_pick(i,
       '{now,next,later,later}'), CASE WHEN i % 20 < 12 THEN 'open' WHEN i % 20 < 19 THEN 'shipped' ELSE 'dropped' END,
     'b' || lpad(i::text, 6, '0') || 'V', 1 + i % 3, 1 + i % 12, big_say(i + 4, 1), i % 900, 0.2 + (i % 70) / 100.0,
       (i % 900) * 0.5 / (1 + i % 12) + i / 100000.0, i % 37, i % 41, i % 43, 1, 200,
     to_char(now() + (i % 4) * interval '3 months', 'YYYY-"Q"Q'), 'Theme ' || i % 70, 'big-t' || (1 + i % ${teams}), 'big-cap'
       || (1 + i % 200), CASE WHEN i % 20 BETWEEN 12 AND 18 THEN now() - i * interval '2 hours' END, now() - i * interval '3 hours',
       now(), CASE WHEN i % 3 = 0 THEN 1000 + i % ${rfcs} END, now() - interval '40 days'
   FROM generate_series(1, ${items}) i`,
    `INSERT INTO "ItemInsight" ("itemId", "insightId")
   SELECT DISTINCT 'big-m' || m, 'big-i' || (1 + (m * 31 + k) % ${insights}) FROM generate_series(1, ${items}) m,
       LATERAL generate_series(0, CASE WHEN m IN (1, 12) THEN 120 ELSE 1 END) k`,
    `INSERT INTO "ItemInsight" ("itemId", "insightId") SELECT 'big-m' || m, 'big-i1' FROM generate_series(1, 100) m ON CONFLICT DO NOTHING`,
    `INSERT INTO "ItemEvent" ("itemId", kind, "byId", at, "from", "to", why)
   SELECT 'big-m' || m, 'moved', 'big-p1', now() - k * interval '1 hour', '{"horizon":"later"}', '{"horizon":"next"}', big_say(k, 1)
       FROM generate_series(1, ${items}) m, LATERAL generate_series(1, CASE WHEN m = 1 THEN 300 ELSE 2 END) k`,
    `INSERT INTO "ItemVote" (id, "itemId", "personId", reason, "createdAt", "changedAt")
   SELECT 'big-v' || m || '-' || k, 'big-m' || m, 'big-p' || k, big_say(k, 1), now(), now() FROM generate_series(1, 60) m,
       LATERAL generate_series(1, CASE WHEN m = 1 THEN 500 ELSE 3 END) k`,
    `INSERT INTO "ItemLink" ("itemId", url, provider, key, title, "createdAt") SELECT 'big-m1', 'https://tracker.invalid/' || i,
       'jira', 'T-' || i, big_say(i, 1), now() FROM generate_series(1, 120) i`,
    `INSERT INTO "ItemDependency" ("itemId", "needsId") SELECT 'big-m1', 'big-m' || i FROM generate_series(20, LEAST(140, ${items})) i`,
    `INSERT INTO "Update" (id, title, body, "itemId", "publishedAt")
   SELECT 'big-u' || substr(id, 6), left('Shipped: ' || title, 120), problem, id, "shippedAt" FROM "RoadmapItem"
       WHERE status = 'shipped' AND id LIKE 'big-m%'`,
    `INSERT INTO "Told" ("updateId", "personId", state, evidence, channel, at)
   SELECT DISTINCT ON (u.id, e."personId") u.id, e."personId", big_pick(e.n, '{told,told,owed,muted}'), ARRAY[e.id], 'page',
       u."publishedAt"
   FROM "Update" u JOIN LATERAL (SELECT id, "personId", row_number() OVER (ORDER BY md5(id)) AS n FROM "Evidence"
       WHERE id LIKE 'big-%' AND "personId" IS NOT NULL) e
     ON CASE WHEN u.id = 'big-u12' THEN e.n <= 2500 ELSE (e.n + length(u.id)) % 150 = 0 END WHERE u.id LIKE 'big-u%'`,
    `INSERT INTO "AuditEntry" (id, at, "actorId", action, "subjectKind", "subjectId", detail)
   SELECT 'big-a' || i, now() - i * interval '3 minutes', 'big-p' || (1 + i % ${people}), big_pick(i,
       '{item.move,insight.link,rfc.comment,survey.open}'), big_pick(i, '{roadmap-item,insight,rfc,survey}'), big_pick(i,
       '{big-m,big-i,big-r,big-s}') || (1 + i % 300), '{"from":"later","to":"next"}'
   FROM generate_series(1, 5000) i`,
    `INSERT INTO "Metric" (name, unit) SELECT 'big-metric-' || i, 'minutes' FROM generate_series(1, 120) i`,
    `INSERT INTO "MetricPoint" (metric, key, at, value, n, "teamId")
   SELECT 'big-metric-' || m, k::text, now() - k * interval '11 hours', 10 + (k * 7 + m) % 13, 20, 'big-t' || (1 + k % ${teams})
       FROM generate_series(1, 120) m, LATERAL generate_series(1, CASE WHEN m = 1 THEN 1500 ELSE 40 END) k`,
    `INSERT INTO "MetricDay" (metric, day, "teamId", capability, points, weight, total, low, high)
   SELECT metric, at::date, "teamId", '', count(*), sum(n), sum(value * n), min(value), max(value) FROM "MetricPoint"
       WHERE metric LIKE 'big-%' GROUP BY 1, 2, 3
   UNION ALL SELECT metric, at::date, '', '', count(*), sum(n), sum(value * n), min(value), max(value) FROM "MetricPoint"
       WHERE metric LIKE 'big-%' GROUP BY 1, 2`,
    `INSERT INTO "DeliveryEvent" (kind, id, at, service, "teamId", "commitAt", failed)
   SELECT 'deployment', 'big-d' || i, now() - i * interval '30 minutes', 'service-' || i % 300, 'big-t' || (1 + i % ${teams}),
       now() - i * interval '30 minutes' - interval '9 hours', i % 11 = 0 FROM generate_series(1, 4000) i`,
    `INSERT INTO "Import" (id, state, phase, kind, source, "createdById", "createdAt")
   SELECT 'big-im' || i, 'done', 'commit', 'transcripts', 'export-' || i, p.id, now() - i * interval '1 hour'
       FROM generate_series(1, 120) i, (SELECT id FROM "Person" WHERE role = 'admin' LIMIT 1) p`,
    `INSERT INTO "ImportThing" ("importId", kind, "subjectId", outcome, file) SELECT 'big-im1', 'session', 'big-s' || i, 'added',
       'talk-' || i || '.txt' FROM generate_series(1, 300) i`,
    `INSERT INTO "ApiToken" (id, "personId", name, hash, hint, role)
   SELECT 'big-k' || p.role || i, p.id, 'Token ' || i, 'big-' || p.id || i, 'snd_', 'developer' FROM generate_series(1, 80) i,
       (SELECT DISTINCT ON (role) id, role FROM "Person" WHERE email LIKE '%@lanternfreight.example' ORDER BY role, id) p`,
    `INSERT INTO "SurveyBenchmark" (id, name, "createdAt") SELECT 'big-b' || i, 'Benchmark of year ' || i, now()
       FROM generate_series(1, 60) i`,
    `INSERT INTO "SurveyBenchmarkValue" ("benchmarkId", measure, favourable) SELECT 'big-b' || i, 'measure-' || m, 0.5
       FROM generate_series(1, 60) i, generate_series(1, 30) m`,
    `INSERT INTO "Rewrite" (id, kind, "refId", field, href, found) SELECT 'big-w' || i, 'insight', 'big-i' || i, 'statement',
       '/insights/big-i' || i, 'words' FROM generate_series(1, 200) i`,
    `INSERT INTO "Mail" (id, kind, key, state, trouble, "giveUpAt", "settledAt") SELECT 'big-mail' || i, 'rfc-digest', 'big-' || i,
       'failed', 'The mail server does not take it', now(), now() FROM generate_series(1, 200) i`,
    `INSERT INTO "RoadmapView" (id, "ownerId", name, query, shared, "createdAt") SELECT 'big-view' || i, 'big-p1', 'View ' || i,
       'kind:build', true, now() FROM generate_series(1, 80) i`,
    ...listStatements(size),
    'DROP FUNCTION big_say; DROP FUNCTION big_pick',
  ]
}

/** Fills everything but surveys; `wideSurvey` must be there and open (`fillWide` gives it its answers). */
export async function fillCompany(client: Client, size: Size): Promise<void> {
  await client.query('BEGIN')
  for (const statement of statements(size)) {
    try {
      await client.query(statement)
    } catch (error) {
      await client.query('ROLLBACK')
      throw new Error(`${(error as Error).message} in: ${statement.slice(0, 200)}`)
    }
  }
  await client.query('COMMIT')
  await client.query('ANALYZE')
}

/**
 * Answers to the wide survey from all teams, invitations to it, and eighty surveys more: of the same questions and few
 * answers, closed and open, and as many shares, schedules and waves of one series as a hub has after years.
 */
export async function fillWide(client: Client, surveyId: string, { teams, people, responses }: Size): Promise<void> {
  await client.query(
    `INSERT INTO "SurveyPopulation" ("surveyId", "teamId", name, headcount, platform)
     SELECT $1, id, name, headcount, platform FROM "Team" WHERE id LIKE 'big-t%' ON CONFLICT DO NOTHING`,
    [surveyId],
  )
  await client.query(
    `INSERT INTO "SurveyResponse" (id, "surveyId", anonymity, day, answers, "teamId", role)
     SELECT gen_random_uuid(), $1, 'anonymous', current_date,
       (SELECT jsonb_object_agg('r' || q, 1 + (i * (q + 3) + i / 400) % 5) FROM generate_series(0, 35) q)
       || (SELECT jsonb_object_agg('s' || q, (1 + (i + q) % 12)::text) FROM generate_series(0, 9) q)
       || (SELECT jsonb_object_agg('m' || q, jsonb_build_array((1 + (i + q) % 6)::text, (7 + (i + q) % 6)::text))
       FROM generate_series(0, 7) q)
       || jsonb_build_object('n', i % 11, 'y', (ARRAY['yes','no'])[1 + i % 2], 'k', jsonb_build_array('2', '1', '4'),
            'g', jsonb_build_object('Builds', (1 + i % 5)::text, 'Tests', (1 + i % 3)::text, 'Runs', '2'))
       || CASE WHEN i % 2 = 0 THEN jsonb_build_object('t', 'The queue is slow in the afternoon, and it was so ' || i
       || ' times this year', 'u', 'The people who answer are kind, ' || i) ELSE '{}' END,
       'big-t' || (1 + i % $3::int), (ARRAY['backend','frontend','data','mobile','infra','qa','design','security','embedded','ml','support','sre'])[1 + i % 12]
     FROM generate_series(1, $2::int) i`,
    [surveyId, responses, teams],
  )
  await client.query(
    `INSERT INTO "SurveyInvitation" ("surveyId", "personId", round, day, via)
     SELECT $1, 'big-p' || i, 1, current_date - 3, 'invite' FROM generate_series(1, $2::int) i ON CONFLICT DO NOTHING`,
    [surveyId, people],
  )
  await client.query(
    `INSERT INTO "Survey" (id, title, status, anonymity, questions, "publicToken", series, "openedAt", "closedAt", "createdAt",
       "updatedAt")
     SELECT 'big-q' || i, 'Pulse ' || i, CASE WHEN i % 2 = 0 THEN 'open' ELSE 'closed' END, anonymity, questions, 'big-token-' || i,
       'big-series',
       now() - i * interval '7 days', CASE WHEN i % 2 = 1 THEN now() - i * interval '6 days' END, now() - i * interval '8 days', now()
     FROM "Survey", generate_series(1, 80) i WHERE id = $1`,
    [surveyId],
  )
  await client.query(`UPDATE "Survey" SET "openResults" = true WHERE id = 'big-q1'`)
  // The last wave was answered by as many, those before it by some.
  await client.query(
    `INSERT INTO "SurveyPopulation" ("surveyId", "teamId", name, headcount, platform)
     SELECT 'big-q' || i, p."teamId", p.name, p.headcount, p.platform FROM "SurveyPopulation" p, generate_series(1, 80) i
     WHERE p."surveyId" = $1`,
    [surveyId],
  )
  await client.query(
    `INSERT INTO "SurveyResponse" (id, "surveyId", anonymity, day, answers, "teamId", role)
     SELECT gen_random_uuid(), 'big-q' || w, anonymity, day, answers, "teamId", role
     FROM generate_series(1, 80) w, LATERAL (SELECT * FROM "SurveyResponse" WHERE "surveyId" = $1
       LIMIT CASE WHEN w = 1 THEN NULL ELSE 12 END) r`,
    [surveyId],
  )
  await client.query(
    `INSERT INTO "SurveyShare" (id, "surveyId", label, hash, minimum, "expiresAt", "createdAt")
     SELECT 'big-sh' || i, $1, 'For board ' || i, 'big-' || i, 5, now() + interval '30 days', now() FROM generate_series(1, 80) i`,
    [surveyId],
  )
  await client.query(
    `INSERT INTO "SurveyShare" (id, "surveyId", label, hash, minimum, "byTeam", "expiresAt", "createdAt")
     VALUES ('big-share', $1, 'For all teams', $2, 5, true, now() + interval '30 days', now())`,
    [surveyId, sha256(SHARED)],
  )
  await client.query(
    `INSERT INTO "SurveySchedule" (id, "templateId", cadence, "startsOn", "nextOn", "daysOpen", audience, "updatedAt")
     SELECT 'big-sc' || i, 'big-q' || i, 'monthly', current_date, current_date + 20, 10, '{"teams":[],"roles":[],"emails":[]}',
       now() FROM generate_series(1, 80) i`,
  )
}
