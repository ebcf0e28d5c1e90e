import { db, Prisma, type Db, type Tx } from '@/lib/server/db'
import { cellOf, type Cells, type Step } from '@/lib/disclosure/rules-ledger'
import type { Anonymity, Question, SurveyStatus } from '@/lib/surveys/schema'

/** What decides whether a survey's figures may move. */
export interface TallyState {
  id: string
  status: SurveyStatus
  anonymity: Anonymity
  minScore: number
  minComments: number
  questions: Question[]
  counted: number
  recount: boolean
  waiting: number
}

const asState = Prisma.sql`SELECT s."id", s."status", s."anonymity", s."minScore", s."minComments", s."questions", s."counted", s."recount",
  (SELECT count(*)::int FROM "SurveyResponse" r WHERE r."surveyId" = s."id" AND NOT r."counted") AS waiting FROM "Survey" s`

export async function tallyState(surveyId: string, client: Db = db): Promise<TallyState | null> {
  const [row] = await client.$queryRaw<TallyState[]>`${asState} WHERE s."id" = ${surveyId}`
  return row ?? null
}

export const tallyStates = (surveyIds: string[]): Promise<TallyState[]> =>
  db.$queryRaw`${asState} WHERE s."id" = ANY(${surveyIds})`

/** The same, with the survey locked: one at a time moves its figures. Answers still come in meanwhile. */
export async function lockTally(tx: Tx, surveyId: string): Promise<TallyState | null> {
  await tx.$queryRaw`SELECT 1 FROM "Survey" WHERE "id" = ${surveyId} FOR NO KEY UPDATE`
  // Compiling the counting statement takes longer than running it.
  await tx.$executeRaw`SET LOCAL jit = off`
  // A batch of responses fits into memory.
  await tx.$executeRaw`SET LOCAL work_mem = '64MB'`
  return tallyState(surveyId, tx)
}

/** Surveys in which many responses wait to be counted. */
export async function crowded(least: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ surveyId: string }[]>`
    SELECT "surveyId" FROM "SurveyResponse" WHERE NOT "counted" GROUP BY "surveyId" HAVING count(*) >= ${least}`
  return rows.map((row) => row.surveyId)
}

export interface Waiting {
  ids: string[]
  /** How many of them each team has; null: said none. */
  sizes: { teamId: string | null; n: number }[]
}

/** Responses that are not counted yet, by random id. */
export async function waitingResponses(tx: Tx, surveyId: string, most: number): Promise<Waiting> {
  const [row] = await tx.$queryRaw<Waiting[]>`
    WITH waiting AS (SELECT "id", "teamId" FROM "SurveyResponse" WHERE "surveyId" = ${surveyId} AND NOT "counted" ORDER BY "id" LIMIT ${most})
    SELECT (SELECT COALESCE(array_agg("id"), '{}') FROM waiting) AS ids,
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('teamId', "teamId", 'n', n)), '[]') FROM (SELECT "teamId", count(*)::int AS n FROM waiting GROUP BY "teamId") teams) AS sizes`
  return row!
}

// Each answer is one of: a value, a list (whose order counts in a ranking), or rows of values. "" stands for who answered at all;
// the key "" for the response itself. Answers that are the same are put together before they are taken apart: there are few.
const TALLIED = (surveyId: string, { questions, closed, ranked, rowed }: TallyKeys) => Prisma.sql`
  entries AS MATERIALIZED (
    SELECT "teamId", "role", "tenure", "imported", key, value, CASE WHEN key = ANY(${closed}) THEN jsonb_typeof(value) ELSE 'words' END AS kind, n
    FROM (
      SELECT t."teamId", t."role", t."tenure", t."imported", e.key, CASE WHEN e.key = ANY(${closed}) THEN e.value END AS value, count(*)::int AS n
      FROM taken t, jsonb_each(t."answers") e GROUP BY 1, 2, 3, 4, 5, 6
    ) same WHERE key = ANY(${questions})
  ), lines AS (
    SELECT "teamId", "role", "tenure", "imported", entries.key, line.key AS row, line.value, n
    FROM entries, jsonb_each(CASE kind WHEN 'object' THEN entries.value ELSE '{}' END) line WHERE kind = 'object'
  ), flat AS (
    SELECT "teamId", "role", "tenure", "imported", key, '' AS row, value #>> '{}' AS value, 0 AS place, n FROM entries WHERE kind IN ('string', 'number')
    UNION ALL
    SELECT "teamId", "role", "tenure", "imported", key, '', item.value, item.place::int, n
    FROM entries, jsonb_array_elements_text(CASE kind WHEN 'array' THEN entries.value ELSE '[]' END) WITH ORDINALITY item(value, place) WHERE kind = 'array'
    UNION ALL
    SELECT "teamId", "role", "tenure", "imported", key, item.place::text, item.value, 0, n
    FROM entries, jsonb_array_elements_text(CASE kind WHEN 'array' THEN entries.value ELSE '[]' END) WITH ORDINALITY item(value, place) WHERE kind = 'array' AND key = ANY(${ranked})
    UNION ALL
    SELECT "teamId", "role", "tenure", "imported", key, row, item.value, 0, n
    FROM lines, jsonb_array_elements_text(CASE jsonb_typeof(lines.value) WHEN 'array' THEN lines.value ELSE jsonb_build_array(lines.value) END) item(value)
    UNION ALL
    SELECT "teamId", "role", "tenure", "imported", key, '', '', 0, n FROM entries
    UNION ALL
    SELECT "teamId", "role", "tenure", "imported", key, row, '', 0, n FROM lines
    UNION ALL
    SELECT "teamId", "role", "tenure", "imported", '', '', '', 0, count(*)::int FROM taken GROUP BY 1, 2, 3, 4
  ), cells AS MATERIALIZED (
    SELECT "teamId", "role", "tenure", "imported", key, row, value, sum(n)::int AS count, sum(place * n)::int AS places, COALESCE(sum(n) FILTER (WHERE place = 1), 0)::int AS firsts
    FROM flat GROUP BY "teamId", "role", "tenure", "imported", key, row, value
  ), occupied AS (
    INSERT INTO "SurveyOccupancy" AS o ("surveyId", "key", "row", "team", "role", "tenure", "imported", "count")
    SELECT ${surveyId}, key, row, COALESCE("teamId", ''), COALESCE("role", ''), COALESCE("tenure", ''), "imported", count
    FROM cells WHERE value = '' AND (row = '' OR key = ANY(${rowed}))
    ON CONFLICT ("surveyId", "key", "row", "team", "role", "tenure", "imported") DO UPDATE SET "count" = o."count" + excluded."count"
  ), sums AS (
    SELECT 'all' AS dimension, '' AS segment, key, row, value, sum(count)::int AS count, sum(places)::int AS places, sum(firsts)::int AS firsts FROM cells GROUP BY key, row, value
    UNION ALL
    SELECT 'team', COALESCE("teamId", ''), key, row, value, sum(count)::int, sum(places)::int, sum(firsts)::int FROM cells GROUP BY 2, key, row, value
    UNION ALL
    SELECT 'role', COALESCE("role", ''), key, row, value, sum(count)::int, sum(places)::int, sum(firsts)::int FROM cells GROUP BY 2, key, row, value
    UNION ALL
    SELECT 'tenure', COALESCE("tenure", ''), key, row, value, sum(count)::int, sum(places)::int, sum(firsts)::int FROM cells GROUP BY 2, key, row, value
  )`

const COMMENTS = (surveyId: string, textKeys: string[]) => Prisma.sql`
  INSERT INTO "SurveyComment" ("id", "surveyId", "responseId", "key", "text", "teamId")
  SELECT gen_random_uuid()::text, ${surveyId}, t."id", k.key, t."answers" ->> k.key, CASE WHEN t."placed" THEN t."teamId" END
  FROM taken t, unnest(${textKeys}::text[]) AS k(key)
  WHERE jsonb_typeof(t."answers" -> k.key) = 'string' AND (t."answers" ->> k.key) ~ '\\S'
  ON CONFLICT ("responseId", "key") DO UPDATE SET "text" = excluded."text", "teamId" = excluded."teamId"`

const ADD = (surveyId: string) => Prisma.sql`
  INSERT INTO "SurveyTally" AS t ("surveyId", "dimension", "segment", "key", "row", "value", "count", "places", "firsts")
  SELECT ${surveyId}, dimension, segment, key, row, value, count, places, firsts FROM sums
  ON CONFLICT ("surveyId", "dimension", "segment", "key", "row", "value")
  DO UPDATE SET "count" = t."count" + excluded."count", "places" = t."places" + excluded."places", "firsts" = t."firsts" + excluded."firsts"`

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
}

/** Counts these responses in, and takes their comments out of them. `placed`: the teams that may stand beside what they say; null for all. */
export async function countIn(
  tx: Tx,
  surveyId: string,
  ids: string[],
  placed: string[] | null,
  keys: TallyKeys,
): Promise<void> {
  const place =
    placed === null ? Prisma.sql`r."teamId" IS NOT NULL` : Prisma.sql`COALESCE(r."teamId" = ANY(${placed}), false)`
  await tx.$executeRaw`
    WITH wanted AS MATERIALIZED (SELECT id FROM unnest(${ids}::text[]) AS id ORDER BY id
    ), taken AS (
      UPDATE "SurveyResponse" r SET "counted" = true, "placed" = ${place} FROM wanted WHERE r."id" = wanted.id AND r."surveyId" = ${surveyId} AND NOT r."counted"
      RETURNING r."id", r."teamId", r."role", r."tenure", r."imported", r."answers", r."placed"
    ), marked AS (UPDATE "Survey" SET "counted" = "counted" + (SELECT count(*)::int FROM taken) WHERE "id" = ${surveyId}
    ), said AS (${COMMENTS(surveyId, keys.texts)}), ${TALLIED(surveyId, keys)} ${ADD(surveyId)}`
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
    WITH taken AS MATERIALIZED (SELECT "id", "teamId", "role", "tenure", "imported", "answers", "placed" FROM "SurveyResponse" WHERE "surveyId" = ${surveyId} AND "counted"
    ), marked AS (UPDATE "Survey" SET "recount" = false, "counted" = (SELECT count(*)::int FROM taken) WHERE "id" = ${surveyId}
    ), said AS (${COMMENTS(surveyId, keys.texts)}), ${TALLIED(surveyId, keys)} ${ADD(surveyId)}`
}

export type Dimension = 'all' | 'team' | 'role' | 'tenure'

/** A question, or one row of a matrix; of the key '' the responses themselves. */
export interface Unit {
  key: string
  row: string
}

export interface Occupied extends Unit {
  cells: Cells
}

/** Who answered each question and each row of a matrix, by cell. */
export async function occupancyOf(tx: Tx, surveyId: string): Promise<Occupied[]> {
  const rows = await tx.surveyOccupancy.findMany({ where: { surveyId, count: { gt: 0 } } })
  const units = new Map<string, Unit & { cells: Record<string, number> }>()
  for (const { key, row, team, role, tenure, imported, count } of rows) {
    const id = JSON.stringify([key, row])
    const unit = units.get(id) ?? { key, row, cells: {} }
    unit.cells[cellOf(team, role, tenure, imported)] = count
    units.set(id, unit)
  }
  return [...units.values()]
}

export interface LedgerStep extends Step, Unit {
  at: number
  /** Rows of the tally that belong to the unit: one, or null for all of the question. */
  only: string | null
}

/** Every step of a survey's figures, the first first. */
export async function stepsOf(tx: Tx, surveyId: string): Promise<(Step & Unit)[]> {
  const rows = await tx.surveyStep.findMany({ where: { surveyId }, orderBy: { at: 'asc' } })
  return rows.map(({ key, row, cells, whole, moved }) => ({
    key,
    row,
    cells: cells as Cells,
    whole,
    moved: moved as Step['moved'],
  }))
}

/** Writes steps down and moves the figures they name. */
export async function takeSteps(tx: Tx, surveyId: string, steps: readonly LedgerStep[]): Promise<void> {
  await tx.surveyStep.createMany({
    data: steps.map(({ key, row, at, cells, whole, moved }) => ({
      surveyId,
      key,
      row,
      at,
      cells,
      whole,
      moved: { ...moved },
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

/** Shows everything that is counted, where there is nothing to hide. */
export const showAll = (tx: Tx, surveyId: string): Promise<number> =>
  tx.$executeRaw`UPDATE "SurveyTally" SET "shown" = "count", "shownPlaces" = "places", "shownFirsts" = "firsts" WHERE "surveyId" = ${surveyId} AND "shown" IS DISTINCT FROM "count"`
