import { authorize, type MaybeActor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { listTitlesOfItems, listTitlesSince } from './repo-items'
import { UPDATE_KINDS, type UpdateKind } from './schema'

export interface UpdateTitle {
  id: string
  title: string
  kind: UpdateKind
  publishedAt: string
}

/** What was published since a moment about some items, or with null about anything, the last one first. */
export async function listUpdateTitles(
  actor: MaybeActor,
  itemIds: readonly string[] | null,
  since: Date,
  limit: number,
): Promise<UpdateTitle[]> {
  authorize(actor, 'update.read')
  const rows = await (itemIds === null
    ? listTitlesSince(db, since, limit)
    : listTitlesOfItems(db, itemIds, since, limit))
  return rows.map(({ publishedAt, kind, ...row }) => ({
    ...row,
    // The column's CHECK keeps it one of these.
    kind: UPDATE_KINDS.find((one) => one === kind) ?? 'shipped',
    publishedAt: publishedAt.toISOString(),
  }))
}
