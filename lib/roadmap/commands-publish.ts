import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { conflict, notFound } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { findItem, updateItem } from './repo'
import { recordEvent } from './repo-events'
import { lockBoard } from './repo-links'
import type { Item } from './schema'
import { getItem } from './queries'
import type { ItemRow } from './schema-rows'

/** Publishes a draft, or takes an item back into drafts, in the caller's transaction. Nothing happens where it is so already. */
export async function publishIn(
  tx: Tx,
  pm: Actor,
  item: Pick<ItemRow, 'id' | 'status' | 'publishedAt'> & { published: boolean; at: Date; why?: string | undefined },
): Promise<void> {
  const { id, status, published, at, why } = item
  if (published === (item.publishedAt !== null)) return
  if (!published && status === 'shipped')
    throw conflict('It shipped and was announced: it cannot become a draft again.')
  await updateItem(tx, { id, status }, { publishedAt: published ? at : null })
  const kind = published ? 'published' : 'unpublished'
  await recordEvent(tx, { itemId: id, kind, byId: pm.id, at, why })
  await audit(tx, pm, published ? 'roadmap.publish' : 'roadmap.unpublish', { kind: 'roadmap-item', id })
}

/**
 * Publishes a draft on purpose: from now on every reader of the roadmap sees it, without its private fields. Or takes it
 * back. Safe to repeat.
 * @throws AppError conflict where it shipped
 */
export async function publishItem(actor: MaybeActor, id: string, published: boolean, now: Date): Promise<Item> {
  const pm = authorize(actor, 'roadmap.write')
  await transaction(async (tx) => {
    await lockBoard(tx)
    const item = await findItem(tx, id)
    if (!item) throw notFound('This item')
    await publishIn(tx, pm, { ...item, published, at: now })
  })
  return getItem(pm, id)
}
