import type { Db } from '@/lib/server/db'

/** RFCs whose review or last call ends from here to there. */
export const listRfcsEnding = (db: Db, from: Date, to: Date, limit: number) =>
  db.rfc.findMany({
    where: {
      OR: [
        { status: 'review', reviewEndsAt: { gte: from, lte: to } },
        { status: 'last-call', lastCallEndsAt: { gte: from, lte: to } },
      ],
    },
    select: { number: true, title: true, status: true, reviewEndsAt: true, lastCallEndsAt: true, teamId: true },
    orderBy: { number: 'asc' },
    take: limit,
  })
