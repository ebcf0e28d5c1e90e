import type { Db } from '@/lib/server/db'

/** Outcomes that are due on these days and not recorded, the first first. */
export const listDueBetween = (db: Db, from: Date, to: Date, limit: number) =>
  db.itemOutcome.findMany({
    where: { recordedAt: null, by: { gte: from, lte: to } },
    select: { itemId: true, metric: true, by: true },
    orderBy: [{ by: 'asc' }, { itemId: 'asc' }],
    take: limit,
  })
