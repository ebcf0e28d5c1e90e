import { newId } from '@/lib/core/ids'
import type { Db, Prisma, Tx } from '@/lib/server/db'
import type { Changes } from './rules-history'

export async function insertRevision(
  tx: Tx,
  insightId: string,
  changes: Changes,
  byId: string,
  now: Date,
): Promise<void> {
  await tx.insightRevision.create({
    data: { id: newId(), insightId, changes: changes as unknown as Prisma.InputJsonValue, byId, at: now },
  })
}

/** Changes of an insight, the newest first, from before the cursor's key. */
export const listRevisionRows = (
  db: Db,
  insightId: string,
  before: readonly [string, string] | undefined,
  limit: number,
) =>
  db.insightRevision.findMany({
    where: {
      insightId,
      ...(before && {
        OR: [{ at: { lt: new Date(before[0]) } }, { at: new Date(before[0]), id: { lt: before[1] } }],
      }),
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
  })

/** Takes the words out of a change; which fields it was about stays. @returns whether it was there */
export async function clearRevision(tx: Tx, insightId: string, id: string, changes: Changes): Promise<boolean> {
  const { count } = await tx.insightRevision.updateMany({
    where: { id, insightId },
    data: { changes: changes as unknown as Prisma.InputJsonValue },
  })
  return count === 1
}

export const findRevision = (db: Db, insightId: string, id: string) =>
  db.insightRevision.findFirst({ where: { id, insightId } })
