import { can, type Actor } from '@/lib/core/actor'
import { paths } from '@/lib/core/paths'
import type { Inbox, Waiting } from '@/lib/server/room'
import { noticeHref, noticeText } from './presenter-notices'
import { unreadOf } from './queries-follow'
import { peopleById } from './repo'
import { listAwaited } from './repo-approvals'
import { listNotices, markRead } from './repo-notices'

const about = ({ number, title }: { number: number; title: string }) => `RFC ${number}: ${title}`

/** What happened in the RFCs that somebody follows, wrote or is asked about, as lines of the hub's inbox. */
export const rfcInbox: Inbox = {
  async list(actor, { unread, before, limit }) {
    if (!can(actor, 'rfc.read')) return []
    const rows = await listNotices(actor.id, { unread, limit, ...(before && { before }) })
    const people = await peopleById(rows.map((row) => row.actorId))
    const nameOf = (id: string | null) => (id === null ? null : (people.get(id)?.name ?? 'Somebody who left'))
    return rows.map((row) => ({
      id: row.id,
      at: row.createdAt,
      text: noticeText(row.kind, row.detail, nameOf(row.actorId)),
      about: about(row.rfc),
      excerpt: row.detail.excerpt ?? null,
      href: noticeHref(row.rfc.number, row.commentId),
      read: row.readAt !== null,
    }))
  },
  unread: unreadOf,
  markRead: async (tx, actor, which, now) => (can(actor, 'rfc.read') ? markRead(tx, actor.id, which, now) : 0),
}

/** RFCs whose approval somebody is asked for and has not given, those that end first before the others. */
export async function listAwaitedApprovals(actor: Actor, { limit }: { limit: number }): Promise<Waiting[]> {
  if (!can(actor, 'rfc.read')) return []
  return (await listAwaited(actor.id, limit)).map((rfc) => ({
    id: rfc.id,
    text: 'Your approval is asked for',
    about: about(rfc),
    href: paths.rfc(rfc.number),
    by: rfc.reviewEndsAt,
  }))
}
