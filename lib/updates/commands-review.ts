import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { absolute, apiPaths, paths } from '@/lib/core/paths'
import { listUnmuted, mapContacts } from '@/lib/people/queries'
import { audit } from '@/lib/server/audit'
import { db, transaction, type Tx } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { isMailOn, type Mail } from '@/lib/server/mail'
import { promiseMails, type PromisedMail } from '@/lib/server/mail-queue'
import { enqueue } from '@/lib/server/jobs'
import { reviewMail } from './presenter-mail'
import { muteKeyOf } from './queries-mute-key'
import { findUpdate, insertUpdate } from './repo'
import { promiseDeliveries } from './repo-webhooks'
import type { Reviewed, ReviewInput } from './schema'
import { reviewMailType, sendWebhooksType } from './schema-jobs'
import { withQuotes } from './rules-quotes'

/**
 * Publishes the review of a month, and promises it by mail to everyone in the given roles who is here and has not muted
 * updates: one transaction. It answers no one's words, so it has no ledger.
 */
export async function publishReview(actor: MaybeActor, input: ReviewInput, now: Date): Promise<Reviewed> {
  const pm = authorize(actor, 'update.write')
  return transaction((tx) => publishReviewIn(tx, pm, input, now))
}

/** The same within a transaction of whoever calls, who has checked that the writer may. */
export async function publishReviewIn(
  tx: Tx,
  pm: Actor,
  { title, body, mailTo }: ReviewInput,
  now: Date,
): Promise<Reviewed> {
  const updateId = newId()
  await insertUpdate(tx, {
    ...{ id: updateId, kind: 'review', title, body, audience: 'everyone', audiences: ['everyone'], texts: {} },
    ...{ opposed: '', itemId: null, publishedAt: now, createdById: pm.id },
  })
  const people = mailTo.length > 0 && isMailOn() ? await listUnmuted(tx, mailTo) : []
  await promiseMails(
    tx,
    reviewMailType,
    people.map((personId) => ({
      key: `${updateId} ${personId}`,
      personId,
      subjectId: updateId,
      data: { updateId },
    })),
  )
  if ((await promiseDeliveries(tx, updateId, now)) > 0) await enqueue(tx, sendWebhooksType, {}, { key: 'webhooks' })
  await audit(tx, pm, 'update.review', { kind: 'update', id: updateId }, { mailTo, mails: people.length })
  return { updateId, mails: people.length }
}

/** The review as it is mailed to one person. Nothing once they muted updates, left or were erased. */
async function render({ personId, data: { updateId } }: PromisedMail<{ updateId: string }>): Promise<Mail | null> {
  if (!personId) return null
  const [update, contacts] = await Promise.all([findUpdate(db, updateId), mapContacts([personId])])
  const contact = contacts.get(personId)
  if (!update || !contact || contact.mutedUpdates) return null
  const [base, key] = [env().BASE_URL, muteKeyOf(personId)]
  return reviewMail(contact.email, {
    title: update.title,
    body: withQuotes(update.body, new Map()),
    url: absolute(base, paths.update(updateId)),
    muteUrl: absolute(base, paths.muteUpdates(key)),
    mutePost: absolute(base, apiPaths.muteUpdates(key)),
  })
}

export const reviewWork = () => ({ render })
