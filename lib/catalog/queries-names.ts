import { authorize, type MaybeActor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { listByRefs, listNames } from './repo-names'

/** What the platform offers, by name alone: for a menu, or a heading. */
export async function listCapabilityNames(actor: MaybeActor, limit: number): Promise<{ id: string; name: string }[]> {
  authorize(actor, 'catalog.read')
  return listNames(db, limit)
}

/** The ids of the capabilities that are meant by each of these ids or names. */
export async function listCapabilitiesByRefs(
  actor: MaybeActor,
  refs: readonly string[],
): Promise<{ ref: string; id: string }[]> {
  authorize(actor, 'catalog.read')
  return listByRefs(db, [...new Set(refs)])
}
