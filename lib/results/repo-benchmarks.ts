import { newId } from '@/lib/core/ids'
import { db, type Tx } from '@/lib/server/db'
import type { Benchmark, BenchmarkValue } from './schema-compare'

const counted = { _count: { select: { values: true } } } as const
const shown = { measure: true, favourable: true, p25: true, p50: true, p75: true, p90: true, n: true } as const
type Row = { id: string; name: string; source: string; createdAt: Date; _count: { values: number } }
const toBenchmark = ({ _count, createdAt, ...row }: Row): Benchmark => ({
  ...row,
  createdAt: createdAt.toISOString(),
  measures: _count.values,
})

/** Benchmark sets, the newest first. One row more than `limit` tells that there is a next page. */
export async function listBenchmarks(limit: number, after?: readonly [string, string]): Promise<Benchmark[]> {
  const at = after && new Date(after[0])
  const rows = await db.surveyBenchmark.findMany({
    where: at ? { OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: after[1] } }] } : {},
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    select: { id: true, name: true, source: true, createdAt: true, ...counted },
  })
  return rows.map(toBenchmark)
}

export async function findBenchmark(id: string): Promise<(Benchmark & { values: BenchmarkValue[] }) | null> {
  const row = await db.surveyBenchmark.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      source: true,
      createdAt: true,
      ...counted,
      values: { select: shown, orderBy: { measure: 'asc' } },
    },
  })
  if (!row) return null
  const { values, ...rest } = row
  return { ...toBenchmark(rest), values }
}

/** Every measure of several sets, by set: each set as one value, since fifty of them have thousands of measures. */
export async function valuesOf(ids: string[]): Promise<Map<string, BenchmarkValue[]>> {
  const rows = await db.$queryRaw<{ id: string; values: string }[]>`
    SELECT "benchmarkId" AS "id", json_agg(json_build_object('measure', "measure", 'favourable', "favourable", 'p25', "p25", 'p50', "p50",
      'p75', "p75", 'p90', "p90", 'n', "n") ORDER BY "measure")::text AS "values"
    FROM "SurveyBenchmarkValue" WHERE "benchmarkId" = ANY(${ids}) GROUP BY "benchmarkId"`
  const found = new Map(rows.map((row) => [row.id, JSON.parse(row.values) as BenchmarkValue[]]))
  return new Map(ids.map((id) => [id, found.get(id) ?? []]))
}

/** The set of a name as it is, locked until the transaction ends; null where there is none. */
export async function lockBenchmark(
  tx: Tx,
  name: string,
): Promise<{ id: string; source: string; values: BenchmarkValue[] } | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`benchmark:${name}`}, 0))`
  return tx.surveyBenchmark.findUnique({
    where: { name },
    select: { id: true, source: true, values: { select: shown, orderBy: { measure: 'asc' } } },
  })
}

/** Writes a set whole: what it was before is gone. @returns its id */
export async function writeBenchmark(
  tx: Tx,
  id: string | null,
  set: { name: string; source: string; values: BenchmarkValue[] },
  byId: string,
  now: Date,
): Promise<string> {
  const { values, ...fields } = set
  const benchmarkId = id ?? newId()
  if (id) {
    await tx.surveyBenchmark.update({ where: { id }, data: { ...fields, createdAt: now, createdById: byId } })
    await tx.surveyBenchmarkValue.deleteMany({ where: { benchmarkId } })
  } else await tx.surveyBenchmark.create({ data: { id: benchmarkId, ...fields, createdAt: now, createdById: byId } })
  await tx.surveyBenchmarkValue.createMany({ data: values.map((value) => ({ ...value, benchmarkId })) })
  return benchmarkId
}

/** @returns false when there is none */
export async function removeBenchmark(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.surveyBenchmark.deleteMany({ where: { id } })
  return count === 1
}

/** Sets by id: their name, and when they were last written. They stay as they are until the transaction ends. */
export const listSets = (tx: Tx, ids: readonly string[]): Promise<{ id: string; name: string; createdAt: Date }[]> =>
  tx.$queryRaw`SELECT "id", "name", "createdAt" FROM "SurveyBenchmark" WHERE "id" = ANY(${ids}) ORDER BY "id" FOR UPDATE`

export async function removeBenchmarks(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.surveyBenchmark.deleteMany({ where: { id: { in: [...ids] } } })
}
