import type { Db, Tx } from '@/lib/server/db'

/** What was said to be about a capability, the newest first. */
export const listLinkRows = (db: Db, capabilityId: string, limit: number): Promise<{ kind: string; refId: string }[]> =>
  db.capabilityLink.findMany({
    where: { capabilityId },
    select: { kind: true, refId: true },
    orderBy: [{ at: 'desc' }, { kind: 'asc' }, { refId: 'asc' }],
    take: limit,
  })

interface Key {
  capabilityId: string
  kind: string
  refId: string
}

/** Once more changes nothing. */
export const saveLink = (tx: Tx, key: Key, at: Date) =>
  tx.capabilityLink.upsert({ where: { capabilityId_kind_refId: key }, create: { ...key, at }, update: {} })

/** @returns whether it was linked */
export const deleteLink = async (tx: Tx, key: Key): Promise<boolean> =>
  (await tx.capabilityLink.deleteMany({ where: key })).count > 0
