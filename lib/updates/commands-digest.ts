import { listToldChampions } from '@/lib/catalog/queries-notices'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { absolute, apiPaths, paths } from '@/lib/core/paths'
import { excerpt } from '@/lib/core/text/excerpt'
import { listOwnWords } from '@/lib/evidence/queries'
import { mapContacts } from '@/lib/people/queries'
import { db, transaction, type Tx } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { isMailOn, type Mail } from '@/lib/server/mail'
import { promiseMails, type MailEnd, type PromisedMail } from '@/lib/server/mail-queue'
import { promisedTo, promiseToldMails } from './commands-promised'
import { digestMail } from './presenter-digest'
import { getMailed } from './queries-digest'
import { muteKeyOf } from './queries-mute-key'
import { markMailed, personalUpdatesOf, updatesByIds } from './repo'
import * as digests from './repo-digest'
import { textFor } from './rules-audience'
import { lastPeriod } from './rules-digest'
import { withQuotes } from './rules-quotes'
import { DIGEST_EVERY, type MailedBy, type MailedInput } from './schema-digest'
import { digestMailType } from './schema-jobs'

const CHUNK = 1_000
/** Updates in one mail that answer its reader, and others. What is beyond them is in the next one, or on the page. */
const MAX_OWED = 30
const MAX_OTHERS = 10
/** Of these the ones are looked for that answer their reader or nobody. */
const MAX_PUBLISHED = 200
const LEAD = 300

/**
 * How this person is mailed from now on, and whose text they read. What waited for a digest that they no longer want is mailed
 * one by one, but for what a digest says that is promised already.
 */
export async function setMailed(actor: MaybeActor, { mail, reads }: MailedInput, now: Date): Promise<MailedBy> {
  const person = authorize(actor, 'told.own')
  await transaction(async (tx) => {
    if (reads !== undefined) await digests.saveReads(tx, person.id, reads)
    if (mail === undefined) return
    if (mail !== 'each') return digests.saveDigest(tx, person.id, mail, now)
    const { count } = await digests.deleteDigest(tx, person.id)
    if (count === 0 || !isMailOn()) return
    const owed = await digests.owedTo(tx, person.id)
    await promiseToldMails(
      tx,
      owed.map((updateId) => ({ personId: person.id, updateId })),
    )
  })
  return getMailed(person)
}

/**
 * Promises the digests of the week and the month that are over, a thousand people in a transaction, which also notes until
 * when each of them has theirs. A run that was killed anywhere is repeated, and no one gets a second one.
 */
export async function promiseDigests(now: Date): Promise<void> {
  if (!isMailOn()) return
  for (const every of DIGEST_EVERY) {
    const { from, to } = lastPeriod(every, now)
    const published = await digests.publishedIn(db, from, to, MAX_PUBLISHED)
    for (;;) {
      const found = await transaction(async (tx) => {
        const due = await digests.takeDueDigests(tx, { every, to, limit: CHUNK, most: MAX_OWED })
        const promised = await promisedTo(
          tx,
          due.map(({ personId }) => personId),
        )
        // Whoever an update answers is told by that answer: not once more, and not with the text for those who said the opposite.
        const answered = await digests.ledgerAmong(
          tx,
          due.map(({ personId }) => personId),
          published,
        )
        // What somebody speaks for comes first: of it they get no mail of its own.
        const spoken = await listToldChampions(
          tx,
          due.map(({ personId }) => personId),
          published,
        )
        const full = due.map((one) => {
          const owed = one.owed.filter((id) => !promised.has(one.personId, id))
          const others = published.filter((id) => !answered.has(`${id} ${one.personId}`))
          const own = others.filter((id) => spoken.has(`${id} ${one.personId}`))
          const first = [...new Set([...own, ...others])].slice(0, MAX_OTHERS)
          return { personId: one.personId, data: { owed, others: first, more: others.length - first.length } }
        })
        await promiseMails(
          tx,
          digestMailType,
          full
            .filter(({ data }) => data.owed.length + data.others.length > 0)
            .map(({ personId, data }) => ({ key: `${every} ${to.toISOString()} ${personId}`, personId, data })),
        )
        await digests.markDigestsPromised(
          tx,
          due.map(({ personId }) => personId),
          to,
        )
        return due.length
      })
      if (found < CHUNK) break
    }
  }
}

type DigestMail = PromisedMail<{ owed: string[]; others: string[]; more: number }>

/** What a digest says: answers that are still owed, each with the reader's own words, and the titles of what else was told. */
async function render({ personId, data }: DigestMail): Promise<Mail | null> {
  if (!personId) return null
  const [contacts, reads, rows, mine] = await Promise.all([
    mapContacts([personId]),
    digests.findReads(db, personId),
    updatesByIds(db, [...data.owed, ...data.others]),
    personalUpdatesOf(db, personId, ['owed'], Number.MAX_SAFE_INTEGER),
  ])
  const contact = contacts.get(personId)
  if (!contact || contact.mutedUpdates) return null
  const byId = new Map(rows.map((row) => [row.id, row]))
  const answers = mine.filter((one) => data.owed.includes(one.updateId))
  const words = new Map(
    (
      await listOwnWords(
        db,
        personId,
        answers.flatMap((one) => one.evidence),
      )
    ).map((one) => [one.id, one]),
  )
  const quotes = new Map([...words].map(([id, one]) => [id, one.text]))
  const base = env().BASE_URL
  const linked = (id: string) => absolute(base, paths.update(id))
  const key = muteKeyOf(personId)
  const owed = answers.flatMap((one) => {
    const update = byId.get(one.updateId)
    if (!update) return []
    const { title, body } = textFor(update, contact.role, reads)
    return [
      {
        title,
        body: withQuotes(one.stance === 'contradicts' ? update.opposed : body, quotes),
        said: one.evidence.flatMap((id) => words.get(id)?.text ?? []),
        url: linked(update.id),
      },
    ]
  })
  const others = data.others.flatMap((id) => {
    const update = byId.get(id)
    if (!update) return []
    const { title, body, own } = textFor(update, contact.role, reads)
    // What is written for them in particular begins here; of the rest the title is enough.
    const lead = own ? excerpt(withQuotes(body, quotes), LEAD) : null
    return [{ title, lead, url: linked(id) }]
  })
  if (owed.length + others.length === 0) return null
  return digestMail(contact.email, {
    owed,
    others,
    more: data.more,
    updatesUrl: absolute(base, paths.updates()),
    settingsUrl: absolute(base, paths.updates()),
    muteUrl: absolute(base, paths.muteUpdates(key)),
    mutePost: absolute(base, apiPaths.muteUpdates(key)),
  })
}

export const digestWork = () => ({
  render,
  async settled(tx: Tx, mails: readonly (DigestMail & { state: MailEnd })[]): Promise<void> {
    const told = mails.flatMap(({ personId, data, state }) =>
      state === 'sent' && personId ? data.owed.map((updateId) => ({ personId, updateId })) : [],
    )
    if (told.length > 0) await markMailed(tx, told, systemClock())
  },
})
