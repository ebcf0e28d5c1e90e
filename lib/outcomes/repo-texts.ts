import type { Db } from '@/lib/server/db'
import { pages } from '@/lib/server/remnants'

/** What people wrote about what an item changed. */
export const eachOutcomeText = (db: Db) =>
  pages(
    '',
    (after, take) =>
      db.itemOutcome.findMany({
        where: { itemId: { gt: after }, note: { not: '' } },
        select: { itemId: true, note: true },
        orderBy: { itemId: 'asc' },
        take,
      }),
    (row) => row.itemId,
  )
