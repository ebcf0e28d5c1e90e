import type { Db } from '@/lib/server/db'
import { pages } from '@/lib/server/remnants'

/** Whom schedules ask, and what went wrong. */
export const eachScheduleText = (db: Db) =>
  pages(
    '',
    (after, take) =>
      db.surveySchedule.findMany({
        where: { id: { gt: after } },
        select: { id: true, audience: true, trouble: true },
        orderBy: { id: 'asc' },
        take,
      }),
    (row) => row.id,
  )
