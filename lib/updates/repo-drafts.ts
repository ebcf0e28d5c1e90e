import type { Db, Tx } from '@/lib/server/db'
import type { ItemUpdateKind } from './schema'
import { draftRowSchema, type DraftRow } from './schema-drafts'

const withItem = { item: { select: { title: true } } } as const

const read = ({ item, ...row }: { item: { title: string } }): DraftRow =>
  draftRowSchema.parse({ ...row, itemTitle: item.title })

export async function findDraft(db: Db, itemId: string, kind: ItemUpdateKind): Promise<DraftRow | null> {
  const row = await db.updateDraft.findUnique({ where: { itemId_kind: { itemId, kind } }, include: withItem })
  return row && read(row)
}

/** Drafts, the last saved one first, from after `(moment, item, kind)`. */
export async function listDraftRows(
  db: Db,
  itemId: string | undefined,
  after: readonly [string, string, string] | undefined,
  limit: number,
): Promise<DraftRow[]> {
  const [at, item, kind] = after ?? []
  const rows = await db.updateDraft.findMany({
    where: {
      ...(itemId !== undefined && { itemId }),
      ...(at !== undefined && {
        OR: [
          { updatedAt: { lt: at } },
          { updatedAt: at, itemId: { gt: item! } },
          { updatedAt: at, itemId: item!, kind: { gt: kind! } },
        ],
      }),
    },
    orderBy: [{ updatedAt: 'desc' }, { itemId: 'asc' }, { kind: 'asc' }],
    take: limit,
    include: withItem,
  })
  return rows.map(read)
}

export type DraftData = Omit<DraftRow, 'itemTitle' | 'version'>

/** @returns false where there is a draft already */
export async function insertDraft(tx: Tx, draft: DraftData): Promise<boolean> {
  const { count } = await tx.updateDraft.createMany({ data: [{ ...draft, version: 1 }], skipDuplicates: true })
  return count > 0
}

/** Saves over one version. @returns false where that is not the one that stands */
export async function saveDraftOver(tx: Tx, version: number, draft: DraftData): Promise<boolean> {
  const { itemId, kind, ...data } = draft
  const { count } = await tx.updateDraft.updateMany({
    where: { itemId, kind, version },
    data: { ...data, version: version + 1 },
  })
  return count > 0
}

/** @param version of this version only. @returns false where there is none */
export async function deleteDraft(tx: Tx, itemId: string, kind: ItemUpdateKind, version?: number): Promise<boolean> {
  const { count } = await tx.updateDraft.deleteMany({
    where: { itemId, kind, ...(version !== undefined && { version }) },
  })
  return count > 0
}
