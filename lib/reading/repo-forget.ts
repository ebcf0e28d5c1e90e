import type { Db } from '@/lib/server/db'
import { pages } from '@/lib/server/remnants'

/** What each run changed, by the names themes had then. */
export const eachRunText = (db: Db) =>
  pages(
    '',
    (after, take) =>
      db.themeRun.findMany({
        where: { id: { gt: after } },
        select: { id: true, split: true, merged: true, faded: true, error: true },
        orderBy: { id: 'asc' },
        take,
      }),
    (row) => row.id,
  )

/** Leaves of some runs only that they were. */
export const forgetChanges = (db: Db, ids: readonly string[]) =>
  db.themeRun.updateMany({
    where: { id: { in: [...ids] } },
    data: { split: [], merged: [], faded: [], error: null },
  })
