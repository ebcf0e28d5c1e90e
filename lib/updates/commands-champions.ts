import { listNotices, noticeLine } from '@/lib/catalog/queries-notices'
import { absolute, apiPaths, paths } from '@/lib/core/paths'
import { mapContacts } from '@/lib/people/queries'
import { db, transaction } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { isMailOn, type Mail } from '@/lib/server/mail'
import { promiseMails, type PromisedMail } from '@/lib/server/mail-queue'
import { championMail } from './presenter-mail'
import { muteKeyOf } from './queries-mute-key'
import { findUpdate } from './repo'
import { findDigest, findReads } from './repo-digest'
import { textFor } from './rules-audience'
import { withQuotes } from './rules-quotes'
import { championMailType } from './schema-jobs'

/** Promises a mail for each notice to a champion; of one notice there is one mail, however often this runs. */
export async function promiseChampionMails({ ids }: { ids: string[] }): Promise<void> {
  if (!isMailOn() || ids.length === 0) return
  const notices = await listNotices(ids)
  await transaction((tx) =>
    promiseMails(
      tx,
      championMailType,
      notices.map(({ id, personId }) => ({ key: id, personId, data: { noticeId: id } })),
    ),
  )
}

/**
 * What a champion is mailed. Nothing once they read it in the hub, muted updates, left, or get a digest, which has every update.
 * The text of an update has no words of other people: a mail is passed on.
 */
async function render({ personId, data }: PromisedMail<{ noticeId: string }>): Promise<Mail | null> {
  if (!personId) return null
  const [[notice], contacts, digest, reads] = await Promise.all([
    listNotices([data.noticeId]),
    mapContacts([personId]),
    findDigest(db, personId),
    findReads(db, personId),
  ])
  const contact = contacts.get(personId)
  if (!notice || notice.readAt || !contact || contact.mutedUpdates) return null
  if (notice.kind === 'update' && digest !== null) return null
  const update = notice.kind === 'update' ? await findUpdate(db, notice.subjectId) : null
  if (notice.kind === 'update' && !update) return null
  const base = env().BASE_URL
  const text = update && textFor(update, contact.role, reads)
  const line = noticeLine(notice, update ? { title: text?.title ?? '', href: paths.update(update.id) } : undefined)
  const key = muteKeyOf(personId)
  return championMail(contact.email, {
    lead: `${line.text}.`,
    title: line.about,
    body: text ? withQuotes(text.body, new Map()) : '',
    url: absolute(base, line.href),
    muteUrl: absolute(base, paths.muteUpdates(key)),
    mutePost: absolute(base, apiPaths.muteUpdates(key)),
  })
}

export const championWork = () => ({ render })
