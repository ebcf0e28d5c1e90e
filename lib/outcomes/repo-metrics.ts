import { z } from 'zod'
import { Prisma, type Db, type Tx } from '@/lib/server/db'
import { isReferenced, listReferenced } from '@/lib/server/references'
import type { PointRow } from './rules-metrics'
import type { Range } from './rules-range'
import type { Step } from './schema-metrics'

const changedSchema = z.object({ created: z.number().int(), updated: z.number().int() })

/**
 * Makes the metrics that are new, gives its unit to one that has none yet, and locks all of them: the days of one metric are
 * summed up by one request at a time.
 * @returns the unit of each, as it is now
 */
export async function lockMetrics(tx: Tx, units: ReadonlyMap<string, string>, now: Date): Promise<Map<string, string>> {
  const names = [...units.keys()].sort()
  await tx.$executeRaw`INSERT INTO "Metric" AS m ("name", "unit", "createdAt")
    SELECT t.name, t.unit, ${now} FROM unnest(${names}::text[], ${names.map((name) => units.get(name) ?? '')}::text[]) AS t(name, unit)
    ORDER BY t.name ON CONFLICT ("name") DO UPDATE SET "unit" = EXCLUDED."unit"
    WHERE EXCLUDED."unit" <> '' AND m."unit" = ''`
  const rows = await tx.$queryRaw<{ name: string; unit: string }[]>`
    SELECT "name", "unit" FROM "Metric" WHERE "name" = ANY(${names}) ORDER BY "name" FOR UPDATE`
  return new Map(rows.map(({ name, unit }) => [name, unit]))
}

/**
 * Writes points over those of the same key, and sums up every day that gained, lost or changed one.
 * @param importId the import that brings them; one that was there before and is changed is no import's any more
 */
export async function upsertPoints(
  tx: Tx,
  rows: readonly PointRow[],
  importId: string | null,
): Promise<{ created: number; updated: number }> {
  const input = Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    AS r("metric" text, "key" text, "at" timestamptz, "value" float8, "n" float8, "teamId" text, "capability" text)`
  const touched = await tx.$queryRaw<{ metric: string; day: string }[]>`
    SELECT DISTINCT x."metric", (x."at" AT TIME ZONE 'UTC')::date::text AS "day" FROM (
      SELECT r."metric", r."at" FROM ${input}
      UNION ALL SELECT p."metric", p."at" FROM "MetricPoint" p JOIN ${input} USING ("metric", "key")
    ) x`
  const [changed] = await tx.$queryRaw<unknown[]>`WITH w AS (
      INSERT INTO "MetricPoint" AS p ("metric", "key", "at", "value", "n", "teamId", "capability", "importId")
      SELECT r."metric", r."key", r."at", r."value", r."n", r."teamId", r."capability", ${importId} FROM ${input}
      ON CONFLICT ("metric", "key") DO UPDATE SET "at" = EXCLUDED."at", "value" = EXCLUDED."value", "n" = EXCLUDED."n",
        "teamId" = EXCLUDED."teamId", "capability" = EXCLUDED."capability",
        "importId" = CASE WHEN p."importId" = EXCLUDED."importId" THEN p."importId" END
      WHERE (p."at", p."value", p."n", p."teamId", p."capability") IS DISTINCT FROM
        (EXCLUDED."at", EXCLUDED."value", EXCLUDED."n", EXCLUDED."teamId", EXCLUDED."capability")
      RETURNING (xmax = 0) AS "isNew")
    SELECT count(*) FILTER (WHERE "isNew")::int AS "created", count(*) FILTER (WHERE NOT "isNew")::int AS "updated" FROM w`
  await sumUpDays(tx, touched)
  return changedSchema.parse(changed)
}

async function sumUpDays(tx: Tx, days: readonly { metric: string; day: string }[]): Promise<void> {
  const touched = Prisma.sql`jsonb_to_recordset(${JSON.stringify(days)}::jsonb) AS t("metric" text, "day" date)`
  await tx.$executeRaw`DELETE FROM "MetricDay" d USING ${touched} WHERE d."metric" = t."metric" AND d."day" = t."day"`
  await tx.$executeRaw`INSERT INTO "MetricDay" ("metric", "day", "teamId", "capability", "points", "weight", "total", "low", "high")
    SELECT t."metric", t."day", coalesce(p."teamId", ''), p."capability", count(*), sum(p."n"), sum(p."value" * p."n"),
      min(p."value"), max(p."value")
    FROM ${touched} JOIN "MetricPoint" p ON p."metric" = t."metric"
      AND p."at" >= t."day"::timestamp AT TIME ZONE 'UTC' AND p."at" < (t."day" + 1)::timestamp AT TIME ZONE 'UTC'
    GROUP BY 1, 2, 3, 4`
}

/**
 * Deletes the points that an import brought and nothing has changed since, sums up their days anew, and takes away those
 * of its metrics that then have none and that no outcome is measured by.
 * @returns how many points are gone, which metrics still have some, and which have none but measure an outcome
 */
export async function deletePointsOf(
  tx: Tx,
  importId: string,
  metrics: readonly string[],
): Promise<{ removed: number; left: { metric: string; points: number }[]; measured: string[] }> {
  const gone = await tx.$queryRaw<{ metric: string; day: string; points: number }[]>`WITH gone AS (
      DELETE FROM "MetricPoint" WHERE "importId" = ${importId} AND "metric" = ANY(${[...metrics]}) RETURNING "metric", "at")
    SELECT "metric", ("at" AT TIME ZONE 'UTC')::date::text AS "day", count(*)::int AS "points" FROM gone GROUP BY 1, 2`
  await sumUpDays(tx, gone)
  const points = await tx.metricDay.groupBy({
    by: ['metric'],
    where: { metric: { in: [...metrics] } },
    _sum: { points: true },
  })
  const measured = await listReferenced(tx, 'metric', metrics, POINTS)
  const left = points.map((one) => ({ metric: one.metric, points: one._sum.points ?? 0 }))
  const empty = metrics.filter((metric) => !left.some((one) => one.metric === metric))
  await tx.metric.deleteMany({ where: { name: { in: empty.filter((metric) => !measured.has(metric)) } } })
  return {
    removed: gone.reduce((sum, one) => sum + one.points, 0),
    left,
    measured: empty.filter((one) => measured.has(one)),
  }
}

const POINTS = ['MetricPoint', 'MetricDay']
/** Whether an item's outcome is measured by it. */
export const isMeasuredBy = (db: Db, name: string): Promise<boolean> => isReferenced(db, 'metric', name, POINTS)

/** Deletes a metric with its points. @returns how many points it had */
export async function deleteMetric(tx: Tx, name: string): Promise<number> {
  await tx.metricDay.deleteMany({ where: { metric: name } })
  const { count } = await tx.metricPoint.deleteMany({ where: { metric: name } })
  await tx.metric.delete({ where: { name } })
  return count
}

export const findMetric = (db: Db, name: string): Promise<{ name: string; unit: string } | null> =>
  db.metric.findUnique({ where: { name }, select: { name: true, unit: true } })

export interface SeriesFilter {
  metric: string
  teamId: string | null
  capability: string | null
}

const ofSeries = ({ metric, teamId, capability }: SeriesFilter) => Prisma.sql`"metric" = ${metric}
  ${teamId === null ? Prisma.empty : Prisma.sql`AND "teamId" = ${teamId}`}
  ${capability === null ? Prisma.empty : Prisma.sql`AND "capability" = ${capability}`}`
const inDays = ({ from, to }: Range) =>
  Prisma.sql`"day" >= (${from}::timestamptz AT TIME ZONE 'UTC')::date AND "day" < (${to}::timestamptz AT TIME ZONE 'UTC')::date`

/** How many points the days of a range hold; the range must be whole UTC days. */
export async function countPoints(db: Db, filter: SeriesFilter, range: Range): Promise<number> {
  const [row] = await db.$queryRaw<{ points: number }[]>`SELECT coalesce(sum("points"), 0)::int AS "points"
    FROM "MetricDay" WHERE ${ofSeries(filter)} AND ${inDays(range)}`
  return row?.points ?? 0
}

const pointSchema = z.object({
  at: z.date(),
  value: z.number(),
  n: z.number(),
  points: z.number().int(),
  low: z.number(),
  high: z.number(),
})
export type SeriesRow = z.output<typeof pointSchema>

/** The points of a series as they came, oldest first. */
export async function listPoints(
  db: Db,
  filter: SeriesFilter,
  { from, to }: Range,
  limit: number,
): Promise<SeriesRow[]> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT "at", "value", "n", 1 AS "points", "value" AS "low", "value" AS "high"
    FROM "MetricPoint" WHERE ${ofSeries(filter)} AND "at" >= ${from} AND "at" < ${to} ORDER BY "at", "key" LIMIT ${limit}`
  return pointSchema.array().parse(rows)
}

/** A series by UTC day, ISO week or month, oldest first; the range must be whole UTC days. Steps without points are left out. */
export async function listSteps(
  db: Db,
  filter: SeriesFilter,
  range: Range,
  step: Exclude<Step, 'point'>,
): Promise<SeriesRow[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT date_trunc(${step}, "day"::timestamp) AT TIME ZONE 'UTC' AS "at", sum("total") / sum("weight") AS "value",
      sum("weight") AS "n", sum("points")::int AS "points", min("low") AS "low", max("high") AS "high"
    FROM "MetricDay" WHERE ${ofSeries(filter)} AND ${inDays(range)} GROUP BY 1 ORDER BY 1`
  return pointSchema.array().parse(rows)
}

export const listMetricUnits = async (db: Db, names: readonly string[]): Promise<Map<string, string>> =>
  new Map(
    (await db.metric.findMany({ where: { name: { in: [...names] } }, select: { name: true, unit: true } })).map(
      ({ name, unit }) => [name, unit],
    ),
  )

/** The days of several series in one statement, oldest first; each range must be whole UTC days. @returns one list each */
export async function listDaysOfEach(
  db: Db,
  asked: readonly (SeriesFilter & { range: Range })[],
): Promise<{ at: Date; value: number; n: number }[][]> {
  if (asked.length === 0) return []
  const input = asked.map(({ metric, teamId, capability, range }, place) => ({
    ...{ place, metric, teamId, capability },
    from: range.from.toISOString().slice(0, 10),
    to: range.to.toISOString().slice(0, 10),
  }))
  const rows = z
    .object({ place: z.number(), at: z.date(), value: z.number(), n: z.number() })
    .array()
    .parse(
      await db.$queryRaw<unknown[]>`
        SELECT a."place", d."day"::timestamp AT TIME ZONE 'UTC' AS "at", sum(d."total") / sum(d."weight") AS "value",
          sum(d."weight") AS "n"
        FROM jsonb_to_recordset(${JSON.stringify(input)}::jsonb)
          AS a("place" int, "metric" text, "teamId" text, "capability" text, "from" date, "to" date)
        JOIN "MetricDay" d ON d."metric" = a."metric" AND d."day" >= a."from" AND d."day" < a."to"
          AND (a."teamId" IS NULL OR d."teamId" = a."teamId") AND (a."capability" IS NULL OR d."capability" = a."capability")
        GROUP BY 1, 2 ORDER BY 1, 2`,
    )
  return asked.map((_, place) => rows.filter((row) => row.place === place))
}

const metricRow = z.object({
  name: z.string(),
  unit: z.string(),
  points: z.number().int(),
  firstAt: z.string(),
  lastAt: z.string(),
})
/** Metrics by name after `after`, with how much there is of each. */
export async function listMetricRows(db: Db, after: string, limit: number): Promise<z.output<typeof metricRow>[]> {
  const rows = await db.$queryRaw<unknown[]>`SELECT m."name", m."unit", sum(d."points")::int AS "points",
      min(d."day")::text AS "firstAt", max(d."day")::text AS "lastAt"
    FROM (SELECT * FROM "Metric" WHERE "name" > ${after} ORDER BY "name" LIMIT ${limit}) m
    JOIN "MetricDay" d ON d."metric" = m."name" GROUP BY 1, 2 ORDER BY 1`
  return metricRow.array().parse(rows)
}
