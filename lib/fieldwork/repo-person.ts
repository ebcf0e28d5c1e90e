import type { Db } from '@/lib/server/db'

/** Sessions that a person took part in, with what they agreed to; the newest first. */
export const listSessionsOfPerson = (db: Db, personId: string, limit: number) =>
  db.sessionParticipant.findMany({
    where: { personId, role: 'participant' },
    orderBy: [{ session: { date: 'desc' } }, { id: 'asc' }],
    take: limit,
    select: {
      named: true,
      consentScope: true,
      consentUntil: true,
      consentedAt: true,
      consentBasis: true,
      withdrawnAt: true,
      session: { select: { id: true, kind: true, title: true, date: true } },
    },
  })
