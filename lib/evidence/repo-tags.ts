import type { Db } from '@/lib/server/db'
import { SPOKEN } from './repo-theme-store'

/** The newest pieces with tags whose words everyone may read. */
export const listTaggedRows = (db: Db, limit: number): Promise<{ id: string; text: string; tags: string[] }[]> =>
  db.evidence.findMany({
    where: { audience: 'everyone', kind: { in: SPOKEN }, NOT: { tags: { isEmpty: true } } },
    select: { id: true, text: true, tags: true },
    orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
    take: limit,
  })
