import { DAY_MS, dayOf } from '@/lib/core/clock'
import { notFound } from '@/lib/core/errors'
import type { Actor } from '@/lib/core/actor'
import { transaction, type Tx } from '@/lib/server/db'
import { QUIET_DAYS } from './rules-opt-out'
import { forgetAsked, writePreference, type Preference } from './repo-invitations'
import { personOfStopKey } from './queries-stop-key'

/** What a person wants of being asked; no audit row: a "no" is nobody else's business. */
export const setAskPreference = async (actor: Actor, value: Preference): Promise<Preference> => {
  await transaction((tx) => writePreference(tx, actor.id, value))
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
  await transaction((tx) => writePreference(tx, personId, { noMail: true }))
  return { stopped: true }
}

/** Nothing is asked for a while, by the key in a mail. */
export async function quietFor(key: string, now: Date): Promise<Date> {
  const personId = personOf(key)
  const quietUntil = new Date(dayOf(now).getTime() + QUIET_DAYS * DAY_MS)
  await transaction((tx) => writePreference(tx, personId, { quietUntil }))
  return quietUntil
}

/** Takes a person out of the ledger of whom the surveys asked. */
export const eraseAsked = (tx: Tx, personId: string): Promise<void> => forgetAsked(tx, personId)
