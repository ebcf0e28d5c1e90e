import { authorize, type MaybeActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { stepItem } from '@/lib/roadmap/commands'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { ledgerCounts, insertLedger, insertUpdate, moveLedger, setMuted } from './repo'
import { countLedger } from './rules'
import type { Shipped, ShipInput } from './schema'

/**
 * Ships an item: its status, the published update and the ledger of everyone who is to be told are one transaction.
 * @throws AppError conflict where it is not open any more
 */
export async function shipItem(actor: MaybeActor, itemId: string, input: ShipInput, now: Date): Promise<Shipped> {
  const pm = authorize(actor, 'roadmap.ship')
  const updateId = newId()
  return transaction(async (tx) => {
    await stepItem(tx, itemId, 'open', 'shipped', now)
    await insertUpdate(tx, { ...input, id: updateId, itemId, publishedAt: now, createdById: pm.id })
    const people = await insertLedger(tx, updateId, itemId, now)
    const { owed } = countLedger(await ledgerCounts(tx, [updateId]))
    await audit(tx, pm, 'roadmap.ship', { kind: 'roadmap-item', id: itemId }, { updateId, people, owed })
    return { updateId, told: { owed } }
  })
}

/** Notes that this person has seen these updates on a page of theirs. Safe to repeat. @returns how many were news */
export async function markNotified(actor: MaybeActor, updateIds: readonly string[], now: Date): Promise<number> {
  const person = authorize(actor, 'told.own')
  return transaction((tx) =>
    moveLedger(tx, { personId: person.id, updateIds, from: ['owed'] }, { state: 'told', channel: 'page', at: now }),
  )
}

/** This person would rather not be told about these. Counted, and respected. */
export async function declineNotifications(
  actor: MaybeActor,
  updateIds: readonly string[],
  now: Date,
): Promise<number> {
  const person = authorize(actor, 'told.own')
  return transaction((tx) =>
    moveLedger(tx, { personId: person.id, updateIds, from: ['owed', 'told'] }, { state: 'declined', at: now }),
  )
}

/** Stops telling this person, or starts again. What was owed when they muted stays muted. */
export async function muteUpdates(actor: MaybeActor, muted: boolean, now: Date): Promise<void> {
  const person = authorize(actor, 'told.own')
  await transaction(async (tx) => {
    await setMuted(tx, person.id, muted)
    if (muted) await moveLedger(tx, { personId: person.id, from: ['owed'] }, { state: 'muted', at: now })
    await audit(tx, person, muted ? 'update.mute' : 'update.unmute', { kind: 'person', id: person.id })
  })
}
