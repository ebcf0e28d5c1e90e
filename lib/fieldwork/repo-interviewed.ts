import { dayOf } from '@/lib/core/clock'
import type { Db } from '@/lib/server/db'

/** The days on which these people were interviewed, since a day. Being observed at work is not being asked. */
export async function listInterviewDays(
  client: Db,
  personIds: readonly string[],
  since: Date,
): Promise<{ personId: string; day: Date }[]> {
  const rows = await client.sessionParticipant.findMany({
    where: {
      personId: { in: [...personIds] },
      role: 'participant',
      session: { kind: 'interview', date: { gte: dayOf(since) } },
    },
    select: { personId: true, session: { select: { date: true } } },
  })
  return rows.flatMap((row) => (row.personId ? [{ personId: row.personId, day: row.session.date }] : []))
}
