import type { Db } from '@/lib/server/db'

/** Titles of what was published about some items since a moment, the last one first. */
export const listTitlesOfItems = (db: Db, itemIds: readonly string[], since: Date, limit: number) =>
  db.update.findMany({
    where: { itemId: { in: [...itemIds] }, publishedAt: { gte: since } },
    select: { id: true, title: true, kind: true, publishedAt: true },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: limit,
  })

/** The same about anything. */
export const listTitlesSince = (
  db: Db,
  since: Date,
  limit: number,
): Promise<{ id: string; title: string; kind: string; publishedAt: Date }[]> =>
  db.$queryRaw`SELECT "id", "title", "kind", "publishedAt" FROM "Update" WHERE "publishedAt" >= ${since}
    ORDER BY "publishedAt" DESC, "id" DESC LIMIT ${limit}`
