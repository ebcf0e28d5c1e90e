import type { Db, Tx } from '@/lib/server/db'

/** What has to be done before each of these items, by item; drafts only for who may know them. */
export async function dependenciesOf(
  db: Db,
  itemIds: readonly string[],
  drafts: boolean,
): Promise<Map<string, string[]>> {
  const rows = await db.itemDependency.findMany({
    where: { itemId: { in: [...itemIds] }, ...(!drafts && { needed: { publishedAt: { not: null } } }) },
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

/** An item that needs another one. */
export interface Need {
  itemId: string
  needsId: string
}

/**
 * Gives what an item needs, and what needs it, to another one. Where the two needed each other, nothing is left of that.
 * @returns what the item had, and what the other one has by it and had not before
 */
export async function moveNeeds(tx: Tx, from: string, to: string): Promise<{ had: Need[]; gave: Need[] }> {
  const around = (id: string) => ({ OR: [{ itemId: id }, { needsId: id }] })
  const select = { itemId: true, needsId: true } as const
  const [had, theirs] = await Promise.all([
    tx.itemDependency.findMany({ where: around(from), select, orderBy: [{ itemId: 'asc' }, { needsId: 'asc' }] }),
    tx.itemDependency.findMany({ where: around(to), select }),
  ])
  const known = new Set(theirs.map(({ itemId, needsId }) => `${itemId} ${needsId}`))
  const put = (id: string) => (id === from ? to : id)
  const gave = had
    .map(({ itemId, needsId }) => ({ itemId: put(itemId), needsId: put(needsId) }))
    .filter(({ itemId, needsId }) => itemId !== needsId && !known.has(`${itemId} ${needsId}`))
  await tx.itemDependency.deleteMany({ where: around(from) })
  await tx.itemDependency.createMany({ data: gave, skipDuplicates: true })
  return { had, gave }
}

/** Takes back what `moveNeeds` did, of items that are still there. */
export async function moveNeedsBack(
  tx: Tx,
  { had, gave }: { had: readonly Need[]; gave: readonly Need[] },
): Promise<void> {
  if (gave.length > 0) await tx.itemDependency.deleteMany({ where: { OR: [...gave] } })
  const ids = had.flatMap(({ itemId, needsId }) => [itemId, needsId])
  const there = await tx.roadmapItem.findMany({ where: { id: { in: ids } }, select: { id: true } })
  const known = new Set(there.map(({ id }) => id))
  const data = had.filter(({ itemId, needsId }) => known.has(itemId) && known.has(needsId))
  await tx.itemDependency.createMany({ data, skipDuplicates: true })
}
