import { z } from 'zod'
import { authorize, can, type Actor, type MaybeActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { decodeCursor, toPage, type Page } from '@/lib/core/paging'
import { renderMarkdown } from '@/lib/core/text/markdown'
import type { Evidence } from '@/lib/evidence/schema'
import { listEvidenceByIds } from '@/lib/evidence/queries'
import { mapNames } from '@/lib/people/queries'
import { getItem } from '@/lib/roadmap/queries'
import { db } from '@/lib/server/db'
import { roleOfReader } from './policy'
import { toDraft } from './presenter-drafts'
import { orNull } from './queries-brief'
import { listItemQuotes, quotesBehind } from './queries-trail'
import { findDraft, listDraftRows } from './repo-drafts'
import { referencedIds, replaceCopies, withQuotes } from './rules-quotes'
import type { ItemUpdateKind } from './schema'
import type { Draft, DraftQuery, Preview, PreviewInput, PreviewReader } from './schema-drafts'

const cursorKey = z.tuple([z.iso.datetime(), z.string(), z.string()])

/** Updates that are still being written, the last saved one first. */
export async function listDrafts(actor: MaybeActor, { limit, cursor, itemId }: DraftQuery): Promise<Page<Draft>> {
  authorize(actor, 'roadmap.ship')
  const rows = await listDraftRows(db, itemId, decodeCursor(cursor, cursorKey), limit + 1)
  const names = await mapNames(rows.map((row) => row.updatedById))
  return toPage(
    rows,
    limit,
    (row) => [row.updatedAt.toISOString(), row.itemId, row.kind],
    (row) => toDraft(row, names),
  )
}

/** The draft of one kind of update of an item; null where there is none. */
export async function findItemDraft(actor: MaybeActor, itemId: string, kind: ItemUpdateKind): Promise<Draft | null> {
  authorize(actor, 'roadmap.ship')
  const row = await findDraft(db, itemId, kind)
  return row && toDraft(row, await mapNames([row.updatedById]))
}

/** @throws AppError not_found */
export async function getDraft(actor: MaybeActor, itemId: string, kind: ItemUpdateKind): Promise<Draft> {
  const draft = await findItemDraft(actor, itemId, kind)
  if (!draft) throw notFound('This draft')
  return draft
}

/** Somebody in a role, whom no one knows: what they read is what everybody in it reads. */
const readerIn = (pm: Actor, reader: PreviewReader): Actor => ({
  ...pm,
  ...{ id: '', name: '', email: '', teamId: null, platformTeam: false },
  role: roleOfReader(reader),
})

/**
 * A text as one of its readers will get it: words copied from evidence are references, and stand there only for those who
 * may read them. Nothing is kept.
 * @throws AppError not_found
 */
export async function previewUpdate(
  actor: MaybeActor,
  itemId: string,
  { reader, body }: PreviewInput,
): Promise<Preview> {
  const pm = authorize(actor, 'roadmap.ship')
  await getItem(pm, itemId)
  const text = replaceCopies(body, await listItemQuotes(pm, itemId))
  const ids = referencedIds(text)
  const one = readerIn(pm, reader)
  const seen = ids.length > 0 && can(one, 'evidence.read') ? await listEvidenceByIds(one, ids) : []
  const quotes = new Map(seen.map((piece) => [piece.id, piece.text]))
  return {
    html: renderMarkdown(withQuotes(text, quotes)),
    quotes: ids.length,
    hidden: ids.filter((id) => !quotes.has(id)).length,
  }
}

/** The "You said" that stands beside an update for such a reader. */
export async function previewSaid(
  actor: MaybeActor,
  itemId: string,
  reader: PreviewReader,
  limit: number,
): Promise<Evidence[]> {
  const one = readerIn(authorize(actor, 'roadmap.ship'), reader)
  // Of an item that such a reader may not see, nothing stands beside its update.
  return can(one, 'evidence.read') ? ((await orNull(quotesBehind(one, itemId, limit))) ?? []) : []
}
