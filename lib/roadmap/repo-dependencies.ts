import type { Db, Tx } from '@/lib/server/db'

/** What has to be done before each of these items, by item. */
export async function dependenciesOf(db: Db, itemIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db.itemDependency.findMany({
    where: { itemId: { in: [...itemIds] } },
    orderBy: [{ itemId: 'asc' }, { needsId: 'asc' }],
  })
  const byItem = new Map<string, string[]>()
  for (const { itemId, needsId } of rows) byItem.set(itemId, [...(byItem.get(itemId) ?? []), needsId])
  return byItem
}

/** Makes these what an item needs. */
export async function setNeeds(tx: Tx, itemId: string, needs: readonly string[]): Promise<void> {
  await tx.itemDependency.deleteMany({ where: { itemId, needsId: { notIn: [...needs] } } })
  await tx.itemDependency.createMany({ data: needs.map((needsId) => ({ itemId, needsId })), skipDuplicates: true })
}

/**
 * Of what an item needs, one that itself needs the item, directly or over others; null where there is none. To be asked
 * after the change, while the board is locked, so that two changes at once cannot close a circle together.
 */
export async function findCircle(tx: Tx, itemId: string): Promise<{ id: string; title: string } | null> {
  const [row] = await tx.$queryRaw<{ id: string; title: string }[]>`
    WITH RECURSIVE walk("first", "at") AS (
      SELECT "needsId", "needsId" FROM "ItemDependency" WHERE "itemId" = ${itemId}
      UNION
      SELECT w."first", d."needsId" FROM walk w JOIN "ItemDependency" d ON d."itemId" = w."at"
    )
    SELECT i."id", i."title" FROM walk w JOIN "RoadmapItem" i ON i."id" = w."first" WHERE w."at" = ${itemId} ORDER BY 1 LIMIT 1`
  return row ?? null
}

/** The items that an item needs, and those that need it, as titles. */
export async function dependenciesAround(db: Db, itemId: string, drafts: boolean) {
  const seen = drafts ? {} : { publishedAt: { not: null } }
  const select = { id: true, title: true, status: true, horizon: true } as const
  const [needs, neededBy] = await Promise.all([
    db.roadmapItem.findMany({ where: { neededBy: { some: { itemId } }, ...seen }, select, orderBy: { id: 'asc' } }),
    db.roadmapItem.findMany({
      where: { needs: { some: { needsId: itemId } }, ...seen },
      select,
      orderBy: { id: 'asc' },
    }),
  ])
  return { needs, neededBy }
}
