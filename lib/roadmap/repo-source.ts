import type { Db } from '@/lib/server/db'

/** Which published items stand on which of some insights. */
export const publishedOnInsights = (db: Db, insightIds: readonly string[]) =>
  db.itemInsight.findMany({
    where: { insightId: { in: [...insightIds] }, item: { publishedAt: { not: null } } },
    select: { itemId: true, insightId: true },
    orderBy: [{ itemId: 'asc' }, { insightId: 'asc' }],
  })
