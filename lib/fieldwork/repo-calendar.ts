import { dayOf } from '@/lib/core/clock'
import type { Db } from '@/lib/server/db'

/** Sessions of these days with their teams, the first first. */
export const listSessionDayRows = (db: Db, from: Date, to: Date, limit: number) =>
  db.fieldSession.findMany({
    where: { date: { gte: dayOf(from), lte: dayOf(to) } },
    orderBy: [{ date: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { id: true, title: true, date: true, kind: true, teamId: true },
  })
