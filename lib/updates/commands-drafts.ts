import { authorize, type MaybeActor } from '@/lib/core/actor'
import { conflict, notFound } from '@/lib/core/errors'
import { getItem } from '@/lib/roadmap/queries'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { getDraft } from './queries-drafts'
import { listItemQuotes } from './queries-trail'
import { deleteDraft, insertDraft, saveDraftOver } from './repo-drafts'
import { referredTexts } from './rules-quotes'
import type { ItemUpdateKind } from './schema'
import type { Draft, DraftInput } from './schema-drafts'

const overtaken = () => conflict('Somebody else saved this draft meanwhile. Reload the page to see it.')

/**
 * Saves what is written so far of an update of an item. Nobody is told, and only those who may publish read it. Copied
 * quotes are kept as references, so that withdrawn words leave it too.
 * @throws AppError not_found; conflict where `baseVersion` is not the version that stands
 */
export async function saveDraft(
  actor: MaybeActor,
  itemId: string,
  kind: ItemUpdateKind,
  { baseVersion, ...input }: DraftInput,
  now: Date,
): Promise<Draft> {
  const pm = authorize(actor, 'roadmap.ship')
  await getItem(pm, itemId)
  const quotes = await listItemQuotes(pm, itemId)
  await transaction(async (tx) => {
    const draft = { ...input, ...referredTexts(input, quotes), itemId, kind, updatedById: pm.id, updatedAt: now }
    const isSaved = baseVersion === 0 ? await insertDraft(tx, draft) : await saveDraftOver(tx, baseVersion, draft)
    if (!isSaved) throw overtaken()
    await audit(tx, pm, 'update.draft', { kind: 'roadmap-item', id: itemId }, { kind })
  })
  return getDraft(pm, itemId, kind)
}

/** Throws a draft away. @throws AppError not_found */
export async function discardDraft(actor: MaybeActor, itemId: string, kind: ItemUpdateKind): Promise<void> {
  const pm = authorize(actor, 'roadmap.ship')
  await transaction(async (tx) => {
    if (!(await deleteDraft(tx, itemId, kind))) throw notFound('This draft')
    await audit(tx, pm, 'update.discard', { kind: 'roadmap-item', id: itemId }, { kind })
  })
}
