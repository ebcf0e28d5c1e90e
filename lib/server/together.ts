import { db, isApart, Prisma, type Db } from './db'
import { pageAsks, type Asked } from './page-asks'

/**
 * The rows of a statement that is asked in one with all others that the same page asks for in the same turn of the event loop: what a
 * client takes for a statement of its own costs more than most of them cost PostgreSQL. In a transaction it is asked by itself.
 * @param sql gives rows of texts, numbers, booleans, arrays of these, JSON, days and moments; in their order
 * @param times columns that are days or moments, which JSON has as texts
 */
export async function readTogether<T extends object>(
  sql: Prisma.Sql,
  times: readonly (keyof T & string)[] = [],
  on: Db = db,
): Promise<T[]> {
  if (on !== db || isApart()) return on.$queryRaw<T[]>(sql)
  const page = pageAsks()
  if (page.waiting.length === 0) process.nextTick(() => void ask(page))
  const rows = await new Promise<Record<string, unknown>[]>((found, failed) =>
    page.waiting.push({ sql, found, failed }),
  )
  for (const row of rows) for (const name of times) if (row[name] !== null) row[name] = new Date(row[name] as string)
  return rows as T[]
}

async function ask(page: { waiting: Asked[] }): Promise<void> {
  const asked = page.waiting
  page.waiting = []
  const columns = asked.map(
    ({ sql }, at) =>
      Prisma.sql`(SELECT coalesce(json_agg(rows), '[]')::text FROM (${sql}) rows) AS ${Prisma.raw(`"r${at}"`)}`,
  )
  try {
    const [row] = await db.$queryRaw<Record<string, string>[]>`SELECT ${Prisma.join(columns)}`
    asked.forEach(({ found }, at) => found(JSON.parse(row![`r${at}`]!) as Record<string, unknown>[]))
  } catch (error) {
    for (const { failed } of asked) failed(error)
  }
}
