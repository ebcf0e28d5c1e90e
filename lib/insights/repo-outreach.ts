import { newId } from '@/lib/core/ids'
import type { Db, Tx } from '@/lib/server/db'

/** The teams that words for an insight are on the list for. */
export const listOutreachTeams = async (db: Db, insightId: string): Promise<Set<string>> =>
  new Set((await db.outreach.findMany({ where: { insightId }, select: { teamId: true } })).map((row) => row.teamId))

/** Puts words on the list, in place of those for the same insight and team. */
export async function saveOutreach(
  tx: Tx,
  row: { insightId: string; teamId: string; text: string; madeById: string; createdAt: Date },
): Promise<string> {
  const { insightId, teamId, ...rest } = row
  const { id } = await tx.outreach.upsert({
    where: { insightId_teamId: { insightId, teamId } },
    create: { id: newId(), ...row },
    update: { ...rest, doneAt: null },
    select: { id: true },
  })
  return id
}

/** Open words, the oldest first, from after the cursor's key. */
export const listOutreachRows = (db: Db, after: readonly [string, string] | undefined, limit: number) =>
  db.outreach.findMany({
    where: {
      doneAt: null,
      ...(after && {
        OR: [{ createdAt: { gt: new Date(after[0]) } }, { createdAt: new Date(after[0]), id: { gt: after[1] } }],
      }),
    },
    include: { insight: { select: { id: true, statement: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: limit,
  })

/** @returns whether it was there */
export async function setOutreachDone(tx: Tx, id: string, doneAt: Date | null): Promise<boolean> {
  return (await tx.outreach.updateMany({ where: { id }, data: { doneAt } })).count === 1
}
