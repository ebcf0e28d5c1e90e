import { absolute, apiPaths, paths } from '@/lib/core/paths'
import { notFound } from '@/lib/core/errors'
import { systemClock } from '@/lib/core/clock'
import { listOwnWords } from '@/lib/evidence/queries'
import { mapContacts } from '@/lib/people/queries'
import { db, transaction, type Tx } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { isMailOn, type Mail } from '@/lib/server/mail'
import type { MailEnd, PromisedMail } from '@/lib/server/mail-queue'
import { promiseToldMails } from './commands-promised'
import { toldMail } from './presenter-mail'
import { muteKeyOf, personOfMuteKey } from './queries-mute-key'
import { personalUpdatesOf, findUpdate, listOwed, markMailed, moveLedger, setMuted } from './repo'
import { findReads } from './repo-digest'
import { textFor } from './rules-audience'
import { withQuotes } from './rules-quotes'

const CHUNK = 1_000

/**
 * Promises a mail to everyone who is owed this update. Each thousand is a transaction, and of one update and person there
 * is one mail: a run that was killed anywhere is repeated, and no one is told twice or missed.
 */
export async function promiseTold({ updateId }: { updateId: string }): Promise<void> {
  if (!isMailOn()) return
  let after = ''
  for (;;) {
    const people = await listOwed(db, updateId, after, CHUNK)
    const last = people.at(-1)
    if (last === undefined) return
    await transaction((tx) =>
      promiseToldMails(
        tx,
        people.map((personId) => ({ personId, updateId })),
      ),
    )
    after = last
  }
}

type ToldMail = PromisedMail<{ updateId: string }>

/** What the mail to one person says: their own words, and the answer. Nothing once they read it, muted, or were erased. */
async function render({ personId, data: { updateId } }: ToldMail): Promise<Mail | null> {
  if (!personId) return null
  // What is owed says which text they read, so both are one question: of another moment, one side's answer would go to the other.
  const [update, [mine], reads, contacts] = await Promise.all([
    findUpdate(db, updateId),
    personalUpdatesOf(db, personId, ['owed'], 1, updateId),
    findReads(db, personId),
    mapContacts([personId]),
  ])
  const contact = contacts.get(personId)
  if (!update || update.kind === 'review' || !mine || !contact || contact.mutedUpdates) return null
  const words = await listOwnWords(db, personId, mine.evidence)
  const quotes = new Map(words.map((one) => [one.id, one.text]))
  const text = textFor(update, contact.role, reads)
  const base = env().BASE_URL
  const key = muteKeyOf(personId)
  return toldMail(contact.email, {
    kind: update.kind,
    title: text.title,
    body: withQuotes(mine.stance === 'contradicts' ? update.opposed : text.body, quotes),
    isOpposed: mine.stance === 'contradicts',
    said: words.map((one) => one.text),
    url: absolute(base, paths.update(updateId)),
    muteUrl: absolute(base, paths.muteUpdates(key)),
    mutePost: absolute(base, apiPaths.muteUpdates(key)),
  })
}

export const toldWork = () => ({
  render,
  async settled(tx: Tx, mails: readonly (ToldMail & { state: MailEnd })[]): Promise<void> {
    const sent = mails.flatMap(({ personId, data, state }) =>
      state === 'sent' && personId ? [{ personId, updateId: data.updateId }] : [],
    )
    if (sent.length > 0) await markMailed(tx, sent, systemClock())
  },
})

/** What is owed to people who have muted updates is muted, wherever they said so. Safe to repeat. */
export const muteOwed = async ({ ids }: { ids: string[] }): Promise<void> => {
  const contacts = await mapContacts(ids)
  const muted = ids.filter((id) => contacts.get(id)?.mutedUpdates)
  for (const personId of muted)
    await transaction((tx) => moveLedger(tx, { personId }, { state: 'muted', at: systemClock() }))
}

/** Stops telling the person whose key this is, without signing in. @throws AppError not_found for an invalid key */
export async function muteByKey(key: string, now: Date): Promise<{ muted: true }> {
  const personId = personOfMuteKey(key)
  if (personId === null) throw notFound('This address')
  await transaction(async (tx) => {
    await setMuted(tx, personId, true)
    await moveLedger(tx, { personId }, { state: 'muted', at: now })
  })
  return { muted: true }
}

/**
 * Starts telling the person whose key this is again, without signing in: who stopped it from a mail may have no account to do it
 * with. What was owed when they stopped stays muted. @throws AppError not_found for an invalid key
 */
export async function unmuteByKey(key: string): Promise<{ muted: false }> {
  const personId = personOfMuteKey(key)
  if (personId === null) throw notFound('This address')
  await transaction((tx) => setMuted(tx, personId, false))
  return { muted: false }
}
