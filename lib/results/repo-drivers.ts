import { db, Prisma, type Db, type Tx } from '@/lib/server/db'
import type { StoredDrivers } from './schema-drivers'
import { storedDrivers } from './schema-drivers'

export interface DriverStep {
  of: number
  moves: number
  result: StoredDrivers
}

/** What a survey's drivers were when they last moved; null before. */
export async function driverStep(surveyId: string): Promise<DriverStep | null> {
  const row = await db.surveyDrivers.findUnique({ where: { surveyId } })
  return row && { of: row.of, moves: row.moves, result: storedDrivers.parse(row.result) }
}

/** How many of the counted responses gave each question a number: "does not apply" is none. */
export async function countedByQuestion(surveyId: string): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ key: string; n: number }[]>`
    SELECT "key", sum("count")::int AS n FROM "SurveyTally"
    WHERE "surveyId" = ${surveyId} AND "dimension" = 'all' AND "row" = ''
      AND "value" ~ '^-?[0-9]+([.][0-9]+)?(e[-+]?[0-9]+)?$' GROUP BY "key"`
  return new Map(rows.map((row) => [row.key, row.n]))
}

const whole = (
  surveyId: string,
  keys: string[],
) => Prisma.sql`"surveyId" = ${surveyId} AND "counted" AND "answers" ?& ${keys}
  AND NOT EXISTS (SELECT 1 FROM unnest(${keys}::text[]) AS k WHERE jsonb_typeof("answers" -> k) <> 'number')`

/** How many counted responses gave each of these questions a number. */
export async function countWhole(surveyId: string, keys: string[], client: Db = db): Promise<number> {
  const [row] = await client.$queryRaw<
    { n: number }[]
  >`SELECT count(*)::int AS n FROM "SurveyResponse" WHERE ${whole(surveyId, keys)}`
  return row?.n ?? 0
}

/** The numbers these responses gave, in the order of the keys; the responses by their random ids. */
export async function wholeRows(surveyId: string, keys: string[]): Promise<number[][]> {
  const rows = await db.$queryRaw<{ row: number[] }[]>`
    SELECT ARRAY(SELECT ("answers" ->> k)::float8 FROM unnest(${keys}::text[]) WITH ORDINALITY AS q(k, place) ORDER BY place) AS row
    FROM "SurveyResponse" WHERE ${whole(surveyId, keys)} ORDER BY "id"`
  return rows.map(({ row }) => row)
}

/** Keeps a step, unless another was kept since `before` was read. */
export async function keepDriverStep(
  tx: Tx,
  surveyId: string,
  before: DriverStep | null,
  step: Pick<DriverStep, 'of' | 'result'>,
): Promise<void> {
  if (before)
    await tx.surveyDrivers.updateMany({
      where: { surveyId, of: before.of, moves: before.moves },
      data: { ...step, moves: before.moves + 1 },
    })
  else await tx.surveyDrivers.createMany({ data: { ...step, surveyId }, skipDuplicates: true })
}
