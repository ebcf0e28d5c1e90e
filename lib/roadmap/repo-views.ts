import type { Db, Tx } from '@/lib/server/db'

export interface ViewRow {
  id: string
  ownerId: string
  name: string
  query: string
  shared: boolean
  createdAt: Date
}

/** A person's own views, the newest first, then those that others share. */
export async function viewsFor(db: Db, personId: string, limit: number): Promise<ViewRow[]> {
  const [own, shared] = await Promise.all([
    db.roadmapView.findMany({
      where: { ownerId: personId },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      take: limit,
    }),
    db.roadmapView.findMany({
      where: { shared: true, ownerId: { not: personId } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: limit,
    }),
  ])
  return [...own, ...shared]
}

export const countViews = (db: Db, ownerId: string): Promise<number> => db.roadmapView.count({ where: { ownerId } })
export const insertView = (tx: Tx, data: ViewRow): Promise<ViewRow> => tx.roadmapView.create({ data })
/** Takes a person's own view away. @returns how many that was, 0 or 1 */
export const deleteView = async (tx: Tx, id: string, ownerId: string): Promise<number> =>
  (await tx.roadmapView.deleteMany({ where: { id, ownerId } })).count
export const forgetViews = async (tx: Tx, ownerId: string): Promise<void> =>
  void (await tx.roadmapView.deleteMany({ where: { ownerId } }))
