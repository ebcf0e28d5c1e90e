import { dayOf } from '@/lib/core/clock'
import type { Db } from '@/lib/server/db'
import { givenBetween } from './rules-consent'

/** Sessions of these days, the first first. */
export const listSessionsBetween = (db: Db, from: Date, to: Date, limit: number) =>
  db.fieldSession.findMany({
    where: { date: { gte: dayOf(from), lte: dayOf(to) } },
    orderBy: [{ date: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { id: true, title: true, date: true, kind: true },
  })

/** Participants whose agreement ends between two moments, by itself or on a day that was named, and is not withdrawn. */
export const listEndingParticipants = (db: Db, from: Date, to: Date) =>
  db.sessionParticipant.findMany({
    where: {
      withdrawnAt: null,
      OR: [
        ...givenBetween(from, to).map((one) => ({
          consentScope: one.scope,
          consentedAt: { gte: one.from, lte: one.to },
        })),
        { consentScope: 'until', consentUntil: { gte: dayOf(from), lte: to } },
      ],
    },
    select: { sessionId: true, consentScope: true, consentUntil: true, consentedAt: true, withdrawnAt: true },
  })
