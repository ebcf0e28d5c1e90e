import type { Db } from '@/lib/server/db'

/** Items that are about a capability, the last one changed first; drafts only where asked for. */
export const itemsOfCapability = (db: Db, capabilityId: string, drafts: boolean, limit: number) =>
  db.roadmapItem.findMany({
    where: { capabilityId, mergedIntoId: null, ...(drafts ? {} : { publishedAt: { not: null } }) },
    select: { id: true, title: true, status: true, horizon: true, shippedAt: true },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    take: limit,
  })
