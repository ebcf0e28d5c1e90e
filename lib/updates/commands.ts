import { authorize, type MaybeActor } from '@/lib/core/actor'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { hideTold, moveLedger, setMuted } from './repo'

export { publishUpdate, shipItem } from './commands-publish'

/** Notes that this person has seen these updates on a page of theirs. Safe to repeat. @returns how many were news */
export async function markTold(actor: MaybeActor, updateIds: readonly string[], now: Date): Promise<number> {
  const person = authorize(actor, 'told.own')
  if (updateIds.length === 0) return 0
  return transaction((tx) =>
    moveLedger(tx, { personId: person.id, updateIds }, { state: 'told', channel: 'page', at: now }),
  )
}

/**
 * This person would rather not be told about these: a promise still owed is declined; one that was kept stays counted as
 * told and leaves their list. @returns how many changed
 */
export async function declineUpdates(actor: MaybeActor, updateIds: readonly string[], now: Date): Promise<number> {
  const person = authorize(actor, 'told.own')
  return transaction(async (tx) => {
    const declined = await moveLedger(tx, { personId: person.id, updateIds }, { state: 'declined', at: now })
    return declined + (await hideTold(tx, person.id, updateIds, now))
  })
}

/** Stops telling this person, or starts again. What was owed when they muted stays muted. */
export async function muteUpdates(actor: MaybeActor, muted: boolean, now: Date): Promise<void> {
  const person = authorize(actor, 'told.own')
  await transaction(async (tx) => {
    await setMuted(tx, person.id, muted)
    if (muted) await moveLedger(tx, { personId: person.id }, { state: 'muted', at: now })
    await audit(tx, person, muted ? 'update.mute' : 'update.unmute', { kind: 'person', id: person.id })
  })
}
