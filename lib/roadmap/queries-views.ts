import { authorize, type MaybeActor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { viewsFor } from './repo-views'
import type { SavedView } from './schema-views'

/** The most views a person has, and of others' that are listed. */
export const MAX_VIEWS = 50

/** The views of the roadmap that a reader has saved, then those that others share. */
export async function listViews(actor: MaybeActor): Promise<SavedView[]> {
  const reader = authorize(actor, 'roadmap.read')
  const rows = await viewsFor(db, reader.id, MAX_VIEWS)
  return rows.map(({ id, name, query, shared, ownerId }) => ({ id, name, query, shared, own: ownerId === reader.id }))
}
