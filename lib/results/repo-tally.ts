import { db, Prisma, type Db, type Tx } from '@/lib/server/db'
import { cellKey, type Cells, type Step } from '@/lib/disclosure/rules-ledger'
import type { BatchSize, OriginCounts, OriginKind } from '@/lib/disclosure/rules-origins'
import type { Anonymity, Disclosure, Question, SurveyStatus } from '@/lib/surveys/schema'

/** Responses of one origin, and how many of them are counted. */
export type Origin = OriginCounts

/** What decides whether a survey's figures may move. */
export interface TallyState {
  id: string
  status: SurveyStatus
  anonymity: Anonymity
  invited: number | null
  minScore: number
  minComments: number
  disclosure: Disclosure | null
  questions: Question[]
  counted: number
  recount: boolean
  figuresDue: boolean
  figuresVersion: string
  origins: Origin[]
}

const asState = Prisma.sql`SELECT s."id", s."status", s."anonymity", s."invited", s."minScore", s."minComments", s."disclosure",
  s."questions", s."counted", s."recount", s."figuresDue", s."figuresVersion",
  (SELECT json_agg(json_build_object('imported', i."imported", 'invited', i."invited", 'counted',
      (SELECT COALESCE(sum(c."count"), 0)::int FROM "SurveyOccupancy" c WHERE c."surveyId" = s."id" AND c."key" = ''
        AND c."imported" = i."imported" AND c."invited" = i."invited"),
      'waiting', CASE WHEN i."imported" THEN w."imported" WHEN i."invited" THEN w."invited" ELSE w."open" END))
    FROM (VALUES (false, false), (false, true), (true, false)) i("imported", "invited")) AS origins
  FROM "Survey" s, LATERAL (
    SELECT count(*) FILTER (WHERE NOT r."imported" AND NOT r."invited")::int AS open,
      count(*) FILTER (WHERE r."invited")::int AS invited, count(*) FILTER (WHERE r."imported")::int AS imported
    FROM "SurveyResponse" r WHERE r."surveyId" = s."id" AND NOT r."counted"
  ) w`

export async function tallyState(surveyId: string, client: Db = db): Promise<TallyState | null> {
  const [row] = await client.$queryRaw<TallyState[]>`${asState} WHERE s."id" = ${surveyId}`
  return row ?? null
}

export const tallyStates = (surveyIds: string[]): Promise<TallyState[]> =>
  db.$queryRaw`${asState} WHERE s."id" = ANY(${surveyIds})`

/** `tallyState` with the survey locked: only one transaction at a time moves its figures. Answers can still arrive. */
export async function lockTally(tx: Tx, surveyId: string): Promise<TallyState | null> {
  await tx.$queryRaw`SELECT 1 FROM "Survey" WHERE "id" = ${surveyId} FOR NO KEY UPDATE`
  // Compiling the counting statement takes longer than running it.
  await tx.$executeRaw`SET LOCAL jit = off`
  // A batch of responses fits into memory.
  await tx.$executeRaw`SET LOCAL work_mem = '64MB'`
  return tallyState(surveyId, tx)
}

const moving = (surveyId: string) => `figures of ${surveyId}`

/** Held, before the tally is, while a survey's figures move for longer than a reader can wait. */
export const lockMoving = (tx: Tx, surveyId: string): Promise<unknown> =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${moving(surveyId)}, 0))`

/** Whether the figures of a survey are moving for long just now. If not, they do not begin before the transaction ends. */
export async function areMoving(tx: Tx, surveyId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ free: boolean }[]>`
    SELECT pg_try_advisory_xact_lock_shared(hashtextextended(${moving(surveyId)}, 0)) AS "free"`
  return !row!.free
}

/**
 * Teams with counted responses next to which the team may not be named, because too few of the same team were counted
 * together with them.
 */
export async function teamsCountedWithTooFew(client: Db, surveyId: string): Promise<Set<string>> {
  const rows = await client.$queryRaw<{ teamId: string }[]>`
    SELECT DISTINCT "teamId" FROM "SurveyResponse" WHERE "surveyId" = ${surveyId} AND "counted" AND NOT "teamShown"
      AND "teamId" IS NOT NULL`
  return new Set(rows.map((row) => row.teamId))
}

/** Whether any response has a role or a tenure. */
export async function hasRolesOrTenures(client: Db, surveyId: string): Promise<boolean> {
  const [row] = await client.$queryRaw<{ said: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "SurveyResponse" WHERE "surveyId" = ${surveyId} AND ("role" IS NOT NULL OR "tenure" IS NOT NULL)) AS said`
  return row!.said
}

/** Remembers whether the figures have yet to follow what was counted. */
export const setFiguresDue = (tx: Tx, surveyId: string, figuresDue: boolean) =>
  tx.survey.updateMany({ where: { id: surveyId, NOT: { figuresDue } }, data: { figuresDue } })

/** Lets single responses of a survey be given, from now on. */
export const discloseResponses = (tx: Tx, surveyId: string) =>
  tx.survey.update({ where: { id: surveyId }, data: { disclosure: 'responses', revision: { increment: 1 } } })

/** Surveys in which many responses wait to be counted. */
export async function listBacklogged(least: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ surveyId: string }[]>`
    SELECT "surveyId" FROM "SurveyResponse" WHERE NOT "counted" GROUP BY "surveyId" HAVING count(*) >= ${least}`
  return rows.map((row) => row.surveyId)
}

export interface Waiting {
  ids: string[]
  /** How many of them each team has, and of these by a single-use link; null: said none. */
  sizes: BatchSize[]
}

/** Responses of these origins that are not counted yet, by random id. */
export async function waitingResponses(
  tx: Tx,
  surveyId: string,
  of: readonly OriginKind[],
  most: number,
): Promise<Waiting> {
  const [row] = await tx.$queryRaw<Waiting[]>`
    WITH waiting AS (SELECT w.* FROM unnest(${of.map((one) => one.imported)}::boolean[],
        ${of.map((one) => one.invited)}::boolean[]) AS o("imported", "invited"), LATERAL (
        SELECT r."id", r."teamId", r."invited" FROM "SurveyResponse" r
        WHERE r."surveyId" = ${surveyId} AND r."imported" = o."imported" AND r."invited" = o."invited" AND NOT r."counted"
        ORDER BY r."id" LIMIT ${most}
      ) w ORDER BY w."id" LIMIT ${most})
    SELECT (SELECT COALESCE(array_agg("id"), '{}') FROM waiting) AS ids,
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('teamId', "teamId", 'n', n, 'invited', "invited")), '[]')
        FROM (SELECT "teamId", count(*)::int AS n, (count(*) FILTER (WHERE "invited"))::int AS "invited"
          FROM waiting GROUP BY "teamId") teams) AS sizes`
  return row!
}

// Each answer is one of: a value, a list (whose order counts in a ranking), or rows of values. "" stands for who
// answered at all; the key "" for the response itself. Equal answers are grouped before they are unpacked: there are
// few different ones.
const TALLIED = (surveyId: string, { questions, closed, ranked, rowed }: TallyKeys) => Prisma.sql`
  entries AS MATERIALIZED (
    SELECT "teamId", "role", "tenure", "imported", "invited", key, value, CASE
      WHEN key = ANY(${closed}) THEN jsonb_typeof(value) ELSE 'words' END AS kind, n
    FROM (
      SELECT t."teamId", t."role", t."tenure", t."imported", t."invited", e.key, CASE
        WHEN e.key = ANY(${closed}) THEN e.value END AS value, count(*)::int AS n
      FROM taken t, jsonb_each(t."answers") e GROUP BY 1, 2, 3, 4, 5, 6, 7
    ) same WHERE key = ANY(${questions})
  ), lines AS (
    SELECT "teamId", "role", "tenure", "imported", "invited", entries.key, line.key AS row, line.value, n
    FROM entries, jsonb_each(CASE kind WHEN 'object' THEN entries.value ELSE '{}' END) line WHERE kind = 'object'
  ), flat AS (
    SELECT "teamId", "role", "tenure", "imported", "invited", key, '' AS row, value #>> '{}' AS value, 0 AS place, n
      FROM entries WHERE kind IN ('string', 'number')
    UNION ALL
    SELECT "teamId", "role", "tenure", "imported", "invited", key, '', item.value, item.place::int, n
    FROM entries, jsonb_array_elements_text(CASE kind WHEN 'array' THEN entries.value
      ELSE '[]' END) WITH ORDINALITY item(value, place) WHERE kind = 'array'
    UNION ALL
    SELECT "teamId", "role", "tenure", "imported", "invited", key, item.place::text, item.value, 0, n
    FROM entries, jsonb_array_elements_text(CASE kind WHEN 'array' THEN entries.value
      ELSE '[]' END) WITH ORDINALITY item(value, place) WHERE kind = 'array' AND key = ANY(${ranked})
    UNION ALL
    SELECT "teamId", "role", "tenure", "imported", "invited", key, row, item.value, 0, n
    FROM lines, jsonb_array_elements_text(CASE jsonb_typeof(lines.value) WHEN 'array' THEN lines.value
      ELSE jsonb_build_array(lines.value) END) item(value)
    UNION ALL
    SELECT "teamId", "role", "tenure", "imported", "invited", key, '', '', 0, n FROM entries
    UNION ALL
    SELECT "teamId", "role", "tenure", "imported", "invited", key, row, '', 0, n FROM lines
    UNION ALL
    SELECT "teamId", "role", "tenure", "imported", "invited", '', '', '', 0, count(*)::int FROM taken GROUP BY 1, 2, 3, 4, 5
  ), cells AS MATERIALIZED (
    SELECT "teamId", "role", "tenure", "imported", "invited", key, row, value, sum(n)::int AS count,
      sum(place * n)::int AS places, COALESCE(sum(n) FILTER (WHERE place = 1), 0)::int AS firsts
    FROM flat GROUP BY "teamId", "role", "tenure", "imported", "invited", key, row, value
  ), occupied AS (
    INSERT INTO "SurveyOccupancy" AS o ("surveyId", "key", "row", "team", "role", "tenure", "imported", "invited", "count")
    SELECT ${surveyId}, key, row, COALESCE("teamId", ''), COALESCE("role", ''), COALESCE("tenure", ''), "imported", "invited", count
    FROM cells WHERE value = '' AND (row = '' OR key = ANY(${rowed}))
    ON CONFLICT ("surveyId", "key", "row", "team", "role", "tenure", "imported", "invited") DO UPDATE SET "count" = o."count" + excluded."count"
  ), sums AS (
    SELECT 'all' AS dimension, '' AS segment, key, row, value, sum(count)::int AS count, sum(places)::int AS places,
      sum(firsts)::int AS firsts FROM cells GROUP BY key, row, value
    UNION ALL
    SELECT 'team', COALESCE("teamId", ''), key, row, value, sum(count)::int, sum(places)::int, sum(firsts)::int
      FROM cells GROUP BY 2, key, row, value
    UNION ALL
    SELECT 'role', COALESCE("role", ''), key, row, value, sum(count)::int, sum(places)::int, sum(firsts)::int
      FROM cells GROUP BY 2, key, row, value
    UNION ALL
    SELECT 'tenure', COALESCE("tenure", ''), key, row, value, sum(count)::int, sum(places)::int, sum(firsts)::int
      FROM cells GROUP BY 2, key, row, value
  )`

const COMMENTS = (surveyId: string, { texts, following }: TallyKeys) => Prisma.sql`
  INSERT INTO "SurveyComment" ("id", "surveyId", "responseId", "key", "text", "imported", "invited", "teamId")
  SELECT gen_random_uuid()::text, ${surveyId}, t."id", k.key, t."answers" ->> k.key, t."imported", t."invited",
    CASE WHEN t."teamShown" AND NOT k.key = ANY(${following.map(({ key }) => key)}) THEN t."teamId" END
  FROM taken t, unnest(${texts}::text[]) AS k(key)
  WHERE jsonb_typeof(t."answers" -> k.key) = 'string' AND (t."answers" ->> k.key) ~ '\\S'
  ON CONFLICT ("responseId", "key") DO UPDATE SET "text" = excluded."text", "teamId" = excluded."teamId"`

const ADD = (surveyId: string) => Prisma.sql`
  INSERT INTO "SurveyTally" AS t ("surveyId", "dimension", "segment", "key", "row", "value", "count", "places", "firsts")
  SELECT ${surveyId}, dimension, segment, key, row, value, count, places, firsts FROM sums
  ON CONFLICT ("surveyId", "dimension", "segment", "key", "row", "value")
  DO UPDATE SET "count" = t."count" + excluded."count", "places" = t."places" + excluded."places",
    "firsts" = t."firsts" + excluded."firsts"`

export interface TallyKeys {
  questions: string[]
  /** Those whose answers are counted by value; of the others only how many there are. */
  closed: string[]
  /** Of these also how often each option was put in each place, which is then the row. */
  ranked: string[]
  /** Those whose rows are questions of their own. */
  rowed: string[]
  /** What holds words: "<question>" or "<question>.text". */
  texts: string[]
  /** The texts that only people with a certain answer could write, with the questions that decide it. */
  following: { key: string; roots: string[] }[]
}

/**
 * Adds these responses to the tally and copies their comments into `SurveyComment`. `teamsShown`: the teams that may be
 * named next to an answer; null means all.
 */
export async function addToTally(
  tx: Tx,
  surveyId: string,
  ids: string[],
  teamsShown: string[] | null,
  keys: TallyKeys,
): Promise<void> {
  const place =
    teamsShown === null
      ? Prisma.sql`r."teamId" IS NOT NULL`
      : Prisma.sql`COALESCE(r."teamId" = ANY(${teamsShown}), false)`
  await tx.$executeRaw`
    WITH wanted AS MATERIALIZED (SELECT id FROM unnest(${ids}::text[]) AS id ORDER BY id
    ), taken AS (
      UPDATE "SurveyResponse" r SET "counted" = true, "importId" = NULL, "teamShown" = ${place} FROM wanted WHERE r."id" = wanted.id
        AND r."surveyId" = ${surveyId} AND NOT r."counted"
      RETURNING r."id", r."teamId", r."role", r."tenure", r."imported", r."invited", r."answers", r."teamShown"
    ), marked AS (UPDATE "Survey" SET "counted" = "counted" + (SELECT count(*)::int FROM taken) WHERE "id" = ${surveyId}
    ), said AS (${COMMENTS(surveyId, keys)}), ${TALLIED(surveyId, keys)} ${ADD(surveyId)}`
}

/** Makes the tally of the counted responses again, from nothing; what was shown before is forgotten. */
export async function countAgain(tx: Tx, surveyId: string, keys: TallyKeys): Promise<void> {
  await tx.surveyTally.deleteMany({ where: { surveyId } })
  await tx.surveyStep.deleteMany({ where: { surveyId } })
  await tx.surveyOccupancy.deleteMany({ where: { surveyId } })
  await tx.surveyDrivers.deleteMany({ where: { surveyId } })
  await tx.$executeRaw`
    DELETE FROM "SurveyComment" c USING "SurveyResponse" r
    WHERE c."surveyId" = ${surveyId} AND r."id" = c."responseId" AND COALESCE(r."answers" ->> c."key", '') !~ '\\S'`
  await tx.$executeRaw`
    WITH taken AS MATERIALIZED (SELECT "id", "teamId", "role", "tenure", "imported", "invited", "answers", "teamShown"
      FROM "SurveyResponse" WHERE "surveyId" = ${surveyId} AND "counted"
    ), marked AS (UPDATE "Survey" SET "recount" = false, "counted" = (SELECT count(*)::int FROM taken) WHERE "id" = ${surveyId}
    ), said AS (${COMMENTS(surveyId, keys)}), ${TALLIED(surveyId, keys)} ${ADD(surveyId)}`
}

export type TallyDimension = 'all' | 'team' | 'role' | 'tenure'

/** A question, or one row of a matrix; of the key '' the responses themselves. */
export interface CountedUnit {
  key: string
  row: string
}

/** What one of them is called wherever it is looked up. */
export const unitName = ({ key, row }: CountedUnit): string => JSON.stringify([key, row])

export interface Occupied extends CountedUnit {
  cells: Cells
}

/** Whether the questions of a survey were answered by more kinds of people, all together, than so many. */
export async function hasMoreCells(tx: Tx, surveyId: string, than: number): Promise<boolean> {
  const rows = await tx.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM (
    SELECT 1 FROM "SurveyOccupancy" WHERE "surveyId" = ${surveyId} AND "count" > 0 LIMIT ${than + 1}) cells`
  return (rows[0]?.n ?? 0) > than
}

/** Who answered each question and each row of a matrix, by cell. */
export async function occupancyOf(tx: Tx, surveyId: string): Promise<Occupied[]> {
  const rows = await tx.surveyOccupancy.findMany({ where: { surveyId, count: { gt: 0 } } })
  const units = new Map<string, CountedUnit & { cells: Record<string, number> }>()
  for (const { key, row, team, role, tenure, imported, invited, count } of rows) {
    const id = JSON.stringify([key, row])
    const unit = units.get(id) ?? { key, row, cells: {} }
    unit.cells[cellKey(team, role, tenure, imported ? 'imported' : invited ? 'invited' : undefined)] = count
    units.set(id, unit)
  }
  return [...units.values()]
}

export interface LedgerStep extends Step, CountedUnit {
  at: number
  /** Rows of the tally that belong to the unit: one, or null for all of the question. */
  only: string | null
}

/** Every step of a survey's figures, the first first. */
export async function stepsOf(tx: Db, surveyId: string): Promise<(Step & CountedUnit)[]> {
  const rows = await tx.surveyStep.findMany({ where: { surveyId }, orderBy: { at: 'asc' } })
  return rows.map(({ key, row, cells, whole, moved, distributions }) => ({
    key,
    row,
    cells: cells as Cells,
    whole,
    moved: moved as Step['moved'],
    distributions,
  }))
}

/** Writes steps down and moves the figures they name. */
export async function takeSteps(tx: Tx, surveyId: string, steps: readonly LedgerStep[]): Promise<void> {
  await tx.surveyStep.createMany({
    data: steps.map(({ key, row, at, cells, whole, moved, distributions }) => ({
      surveyId,
      key,
      row,
      at,
      cells,
      whole,
      moved: { ...moved },
      distributions,
    })),
  })
  const moved = steps.flatMap(({ key, only, whole, moved }) => [
    ...(whole ? [{ dimension: 'all', key, segment: '', only }] : []),
    ...Object.entries(moved).flatMap(([dimension, segments]) =>
      segments.map((segment) => ({ dimension, key, segment, only })),
    ),
  ])
  await tx.$executeRaw`
    UPDATE "SurveyTally" t SET "shown" = t."count", "shownPlaces" = t."places", "shownFirsts" = t."firsts"
    FROM jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) AS m("dimension" text, "key" text, "segment" text, "only" text)
    WHERE t."surveyId" = ${surveyId} AND t."dimension" = m."dimension" AND t."key" = m."key" AND t."segment" = m."segment"
      AND (m."only" IS NULL OR t."row" = m."only")`
}

/** Hides figures that were shown. */
export const hideFigures = async (
  tx: Tx,
  surveyId: string,
  figures: readonly { dimension: string; key: string; segment: string; only: string | null }[],
): Promise<void> => {
  if (figures.length > 0)
    await tx.$executeRaw`
    UPDATE "SurveyTally" t SET "shown" = NULL, "shownPlaces" = NULL, "shownFirsts" = NULL
    FROM jsonb_to_recordset(${JSON.stringify(figures)}::jsonb) AS m("dimension" text, "key" text, "segment" text, "only" text)
    WHERE t."surveyId" = ${surveyId} AND t."dimension" = m."dimension" AND t."key" = m."key" AND t."segment" = m."segment"
      AND (m."only" IS NULL OR t."row" = m."only")`
}

/** Stores the team with its comments on these questions, where enough of the team were counted together. */
export async function setCommentTeams(
  tx: Tx,
  surveyId: string,
  named: readonly { key: string; team: string }[],
): Promise<void> {
  if (named.length > 0)
    await tx.$executeRaw`
    UPDATE "SurveyComment" c SET "teamId" = r."teamId"
    FROM jsonb_to_recordset(${JSON.stringify(named)}::jsonb) AS m("key" text, "team" text), "SurveyResponse" r
    WHERE c."surveyId" = ${surveyId} AND c."key" = m."key" AND c."teamId" IS NULL AND r."id" = c."responseId" AND r."teamId" = m."team"`
}

/** Shows everything that is counted, where there is nothing to hide. */
export const showAll = (tx: Tx, surveyId: string): Promise<number> =>
  tx.$executeRaw`UPDATE "SurveyTally" SET "shown" = "count", "shownPlaces" = "places", "shownFirsts" = "firsts"
    WHERE "surveyId" = ${surveyId} AND "shown" IS DISTINCT FROM "count"`
