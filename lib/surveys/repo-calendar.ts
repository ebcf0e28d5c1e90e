import type { Db } from '@/lib/server/db'

/** Opened surveys that have any day from here to there: opening, closing, results, or reminders after opening. */
export const listSurveysBetween = (db: Db, from: Date, to: Date, limit: number) =>
  db.survey.findMany({
    where: {
      openedAt: { not: null, lte: to },
      OR: [
        { openedAt: { gte: from } },
        { status: 'open' },
        { closedAt: { gte: from } },
        { resultsOn: { gte: from, lte: to } },
      ],
    },
    select: {
      ...{ id: true, title: true, status: true, openedAt: true, closesAt: true, closedAt: true, resultsOn: true },
      ...{ remindAfter: true, _count: { select: { invitations: true } } },
    },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    take: limit,
  })
