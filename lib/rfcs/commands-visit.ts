import { authorize, type Actor } from '@/lib/core/actor'
import { transaction } from '@/lib/server/db'
import { noteVisit } from './repo-discuss'
import { markRead } from './repo-notices'
import { recordRead } from './repo-read-receipts'

/** Notes that somebody has opened an RFC, on which version; what they were told of it is read then. Safe to repeat. */
export async function visit(actor: Actor, rfc: { id: string }, version: number, now: Date): Promise<void> {
  authorize(actor, 'rfc.read')
  await noteVisit(rfc.id, actor.id, version, now)
  await recordRead(rfc.id, version, actor.id, now)
  await transaction((tx) => markRead(tx, actor.id, { rfcId: rfc.id, upTo: now }, now))
}
