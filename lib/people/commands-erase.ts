import type { Actor } from '@/lib/core/actor'
import { conflict, forbidden, invalidField, notFound } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { everyRoom, type Erased, type Room } from '@/lib/server/room'
import { canErase } from './policy'
import { blankPerson, lockPerson } from './repo-erase'
import { findPerson, isLastAdmin } from './repo-people'

/** Erasing cannot be undone, so the page asks for the person's name. @throws AppError invalid when it is another one */
export async function confirmErasure(actor: Actor, personId: string, typed: string): Promise<void> {
  if (!canErase(actor, personId)) throw forbidden()
  const person = await findPerson(personId)
  if (!person) throw notFound('This person')
  if (typed.trim() !== person.name) throw invalidField('confirm', `Type ${person.name} to confirm.`)
}

/**
 * Withdraws a person's consent and erases them: every room takes out what it holds of them, then the person is blanked,
 * all in one transaction. What they are counted in keeps its number and loses its name. Safe to repeat.
 * @throws AppError forbidden, not_found; conflict for the last admin
 */
export async function erasePerson(
  actor: Actor,
  personId: string,
  now: Date,
  rooms: readonly Room[] = everyRoom(),
): Promise<Erased> {
  if (!canErase(actor, personId)) throw forbidden()
  return transaction(async (tx) => {
    // Before the person is locked: admins are locked in one order.
    if (await isLastAdmin(tx, personId)) throw conflict('This is the last admin. Make another person an admin first.')
    if (!(await lockPerson(tx, personId))) throw notFound('This person')
    const erased: Erased = { quotesRemoved: 0, insightsRescored: 0 }
    for (const room of rooms) {
      const part = await room.erase?.(tx, personId)
      erased.quotesRemoved += part?.quotesRemoved ?? 0
      erased.insightsRescored += part?.insightsRescored ?? 0
    }
    await blankPerson(tx, personId, now)
    await audit(tx, actor, 'person.erased', { kind: 'person', id: personId }, { ...erased })
    return erased
  })
}
