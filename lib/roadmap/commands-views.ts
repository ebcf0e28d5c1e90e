import { authorize, can, type MaybeActor } from '@/lib/core/actor'
import { AppError, conflict, notFound } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { MAX_VIEWS } from './queries-views'
import { countViews, deleteView, insertView } from './repo-views'
import type { SavedView, ViewInput } from './schema-views'

/**
 * Keeps a way to look at the roadmap under a name. Those who write the roadmap may share it.
 * @throws AppError forbidden for a shared one of others, conflict beyond 50 of one person
 */
export async function saveView(actor: MaybeActor, input: ViewInput, now: Date): Promise<SavedView> {
  const person = authorize(actor, 'roadmap.read')
  if (input.shared && !can(person, 'roadmap.write'))
    throw new AppError('forbidden', 'Only those who write the roadmap share views.')
  const id = newId()
  await transaction(async (tx) => {
    if ((await countViews(tx, person.id)) >= MAX_VIEWS)
      throw conflict(`You have ${MAX_VIEWS} views. Take one away first.`)
    await insertView(tx, { ...input, id, ownerId: person.id, createdAt: now })
    await audit(tx, person, 'roadmap.view', { kind: 'roadmap-view', id }, { shared: input.shared })
  })
  return { ...input, id, own: true }
}

/** @throws AppError not_found, also for a view of another person */
export async function removeView(actor: MaybeActor, id: string): Promise<{ removed: true }> {
  const person = authorize(actor, 'roadmap.read')
  await transaction(async (tx) => {
    if ((await deleteView(tx, id, person.id)) === 0) throw notFound('This view')
    await audit(tx, person, 'roadmap.unview', { kind: 'roadmap-view', id })
  })
  return { removed: true }
}
