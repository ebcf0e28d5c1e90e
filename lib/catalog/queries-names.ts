import { authorize, type MaybeActor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { listNames } from './repo-names'

/** What the platform offers, by name alone: for a menu, or a heading. */
export async function listCapabilityNames(actor: MaybeActor, limit: number): Promise<{ id: string; name: string }[]> {
  authorize(actor, 'catalog.read')
  return listNames(db, limit)
}
