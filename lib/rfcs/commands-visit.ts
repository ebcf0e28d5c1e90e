import { authorize, type Actor } from '@/lib/core/actor'
import { noteVisit } from './repo-discuss'

/** Notes that somebody has opened an RFC, on which version; what they were told of it is read then. Safe to repeat. */
export async function visit(actor: Actor, rfc: { id: string }, version: number, now: Date): Promise<void> {
  authorize(actor, 'rfc.read')
  await noteVisit(rfc.id, actor.id, version, now)
}
