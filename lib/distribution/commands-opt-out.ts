import { DAY_MS, dayOf } from '@/lib/core/clock'
import { notFound } from '@/lib/core/errors'
import type { Actor } from '@/lib/core/actor'
import { transaction, type Tx } from '@/lib/server/db'
import { OPT_OUT_DAYS } from './rules-opt-out'
import { deleteInvitations, setPreference, type ContactPreference } from './repo-invitations'
import { personOfStopKey } from './queries-stop-key'

/** What a person wants of being asked; no audit row: a "no" is nobody else's business. */
export const setContactPreference = async (actor: Actor, value: ContactPreference): Promise<ContactPreference> => {
  await transaction((tx) => setPreference(tx, actor.id, value))
  return value
}

function personOf(key: string): string {
  const personId = personOfStopKey(key)
  if (personId === null) throw notFound('This link')
  return personId
}

/** No more mail about surveys, by the key in a mail. Safe to repeat. @throws AppError not_found for a key that is not ours */
export async function stopMail(key: string): Promise<{ stopped: true }> {
  const personId = personOf(key)
  await transaction((tx) => setPreference(tx, personId, { noMail: true }))
  return { stopped: true }
}

/** Nothing is asked for a while, by the key in a mail. */
export async function pauseSurveys(key: string, now: Date): Promise<Date> {
  const personId = personOf(key)
  const quietUntil = new Date(dayOf(now).getTime() + OPT_OUT_DAYS * DAY_MS)
  await transaction((tx) => setPreference(tx, personId, { quietUntil }))
  return quietUntil
}

/** Takes a person out of the ledger of whom the surveys asked. */
export const eraseInvitations = (tx: Tx, personId: string): Promise<void> => deleteInvitations(tx, personId)
