import type { z } from 'zod'
import { isMailOn } from '@/lib/server/mail'
import { transaction } from '@/lib/server/db'
import { enqueue } from '@/lib/server/jobs'
import { mailType } from './schema-jobs'
import { rfcById } from './repo'
import { audienceOf, preferencesOf, readersAmong } from './repo-follow'
import { insertNotices } from './repo-notices'
import { defaultWishes, mailMoment } from './rules-follow'
import type { eventSchema, NoticeKind } from './schema-follow'

/**
 * Puts an event into the inboxes of whoever follows the RFC, and of those it is about. Safe to repeat: nobody gets the same event twice.
 * Who muted the RFC hears only what is addressed to them (a mention, an approval that is asked for), and not by mail.
 */
export async function notify(event: z.output<typeof eventSchema>): Promise<void> {
  const at = new Date(event.at)
  await transaction(async (tx) => {
    const rfc = await rfcById(event.rfcId, tx)
    if (!rfc) return
    const { followers, muted } = await audienceOf(tx, rfc.id, rfc.labels, at)
    const known = await readersAmong(
      event.also.map((one) => one.personId),
      tx,
    )
    const told = new Map<string, NoticeKind>(event.followers ? followers.map((personId) => [personId, event.kind]) : [])
    for (const { personId, kind } of event.also) if (known.has(personId)) told.set(personId, kind)
    if (event.actorId !== null) told.delete(event.actorId)
    const wishes = await preferencesOf([...told.keys()], tx)
    const mailing = isMailOn()
    await insertNotices(
      tx,
      [...told].map(([personId, kind]) => ({
        personId,
        kind,
        rfcId: rfc.id,
        commentId: event.commentId ?? null,
        actorId: event.actorId,
        detail: event.detail,
        event: event.event,
        createdAt: at,
        mailAt: mailing && !muted.has(personId) ? mailMoment(wishes.get(personId) ?? defaultWishes, at) : null,
      })),
    )
    if (mailing) await enqueue(tx, mailType, {}, { key: 'due' })
  })
}
