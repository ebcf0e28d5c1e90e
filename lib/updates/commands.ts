import { authorize, type MaybeActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { stepItem } from '@/lib/roadmap/commands'
import { listSupporters } from '@/lib/roadmap/queries'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { hideTold, ledgerCounts, insertLedger, insertUpdate, moveLedger, setMuted } from './repo'
import { seenByFor } from './policy'
import { listItemQuotes } from './queries-trail'
import { referenceCopies } from './rules-quotes'
import { countLedger } from './rules'
import type { Shipped, ShipInput } from './schema'

/**
 * Ships an item: its status, the published update and the ledger of everyone who is to be told are one transaction.
 * @throws AppError conflict where it is not open any more
 */
export async function shipItem(actor: MaybeActor, itemId: string, input: ShipInput, now: Date): Promise<Shipped> {
  const pm = authorize(actor, 'roadmap.ship')
  const updateId = newId()
  const body = referenceCopies(input.body, await listItemQuotes(pm, itemId))
  return transaction(async (tx) => {
    await stepItem(tx, pm, itemId, 'shipped', now)
    await insertUpdate(tx, { ...input, body, id: updateId, itemId, publishedAt: now, createdById: pm.id })
    await insertLedger(tx, updateId, await listSupporters(tx, itemId), now)
    const { owed } = countLedger(await ledgerCounts(tx, [updateId], seenByFor(pm)))
    await audit(tx, pm, 'roadmap.ship', { kind: 'roadmap-item', id: itemId }, { updateId, owed })
    return { updateId, told: { owed } }
  })
}

/** Notes that this person has seen these updates on a page of theirs. Safe to repeat. @returns how many were news */
export async function markNotified(actor: MaybeActor, updateIds: readonly string[], now: Date): Promise<number> {
  const person = authorize(actor, 'told.own')
  return transaction((tx) =>
    moveLedger(tx, { personId: person.id, updateIds }, { state: 'told', channel: 'page', at: now }),
  )
}

/**
 * This person would rather not be told about these: a promise still owed is declined; one that was kept stays counted as
 * told and leaves their list. @returns how many changed
 */
export async function declineNotifications(
  actor: MaybeActor,
  updateIds: readonly string[],
  now: Date,
): Promise<number> {
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
