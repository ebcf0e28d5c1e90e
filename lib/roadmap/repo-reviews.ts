import { isoDay } from '@/lib/core/clock'
import type { Db } from '@/lib/server/db'

export interface DueReview {
  id: string
  title: string
  /** The day on which "build or buy" was to be asked again. */
  on: string
}

/** Items whose review day has come, open or shipped, the longest due first, and how many there are. */
export async function dueReviews(db: Db, now: Date, limit: number): Promise<{ items: DueReview[]; total: number }> {
  const rows = await db.$queryRaw<{ id: string; title: string; reviewAt: Date; total: number }[]>`
    SELECT "id", "title", "reviewAt", count(*) OVER ()::int AS "total" FROM "RoadmapItem"
    WHERE "reviewAt" <= ${now}::date AND "status" <> 'dropped' ORDER BY "reviewAt", "id" LIMIT ${limit}`
  const items = rows.map(({ id, title, reviewAt }) => ({ id, title, on: isoDay(reviewAt) }))
  return { items, total: rows[0]?.total ?? 0 }
}

/** Of these RFCs, those that an item names. */
export async function rfcsWithItems(db: Db, numbers: readonly number[]): Promise<Set<number>> {
  if (numbers.length === 0) return new Set()
  const rows = await db.$queryRaw<{ rfcNumber: number }[]>`
    SELECT DISTINCT "rfcNumber" FROM "RoadmapItem" WHERE "rfcNumber" = ANY(${[...numbers]}::int[])`
  return new Set(rows.map((row) => row.rfcNumber))
}
