import type { Db } from '@/lib/server/db'

export interface DueReview {
  id: string
  title: string
  /** The day on which "build or buy" was to be asked again. */
  on: string
}

/** Items whose review day has come, open or shipped, the longest due first, and how many there are. */
export async function dueReviews(db: Db, now: Date, limit: number): Promise<{ items: DueReview[]; total: number }> {
  const where = { reviewAt: { lte: now }, status: { not: 'dropped' } }
  const rows = await db.roadmapItem.findMany({
    where,
    select: { id: true, title: true, reviewAt: true },
    orderBy: [{ reviewAt: 'asc' }, { id: 'asc' }],
    take: limit,
  })
  // Where all are read, they are counted.
  const total = rows.length < limit ? rows.length : await db.roadmapItem.count({ where })
  const items = rows.flatMap(({ id, title, reviewAt }) =>
    reviewAt ? [{ id, title, on: reviewAt.toISOString().slice(0, 10) }] : [],
  )
  return { items, total }
}

/** Of these RFCs, those that an item names. */
export async function rfcsWithItems(db: Db, numbers: readonly number[]): Promise<Set<number>> {
  const rows = await db.roadmapItem.findMany({
    where: { rfcNumber: { in: [...numbers] } },
    select: { rfcNumber: true },
    distinct: ['rfcNumber'],
  })
  return new Set(rows.flatMap((row) => row.rfcNumber ?? []))
}
