import { z } from 'zod'
import { paths } from '@/lib/core/paths'
import { authorize, can, type Actor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { decodeCursor, toPage, type Page } from '@/lib/core/paging'
import { actorOfPerson } from '@/lib/server/actors'
import { noticeHref, noticeText } from './presenter-notices'
import { peopleById, rfcsById } from './repo'
import { followsAmong, followsOf, personOfKey, ensurePreference, preferencesOf } from './repo-follow'
import { countUnread, listNotices } from './repo-notices'
import { defaultWishes } from './rules-follow'
import type { FollowReason, InboxQuery } from './schema-follow'
import type { Notice } from './schema-rows'

const noticeView = (notice: Notice, actor: string | null) => ({
  id: notice.id,
  kind: notice.kind,
  rfc: { number: notice.rfc.number, title: notice.rfc.title, status: notice.rfc.status },
  commentId: notice.commentId,
  text: noticeText(notice.kind, notice.detail, actor),
  excerpt: notice.detail.excerpt ?? null,
  href: noticeHref(notice.rfc.number, notice.commentId),
  read: notice.readAt !== null,
  createdAt: notice.createdAt.toISOString(),
})
export type NoticeView = ReturnType<typeof noticeView>

const key = z.tuple([z.iso.datetime(), z.string()])

/** One's own inbox, newest first. */
export async function myInbox(actor: Actor, query: InboxQuery): Promise<Page<NoticeView>> {
  authorize(actor, 'rfc.read')
  const after = decodeCursor(query.cursor, key)
  const rows = await listNotices(actor.id, {
    unread: query.unread,
    limit: query.limit + 1,
    ...(after && { before: { at: new Date(after[0]), same: { below: after[1] } } }),
  })
  const people = await peopleById(rows.map((row) => row.actorId))
  const nameOf = (id: string | null) => (id === null ? null : (people.get(id)?.name ?? 'Somebody who left'))
  return toPage(
    rows,
    query.limit,
    (row) => [row.createdAt.toISOString(), row.id],
    (row) => noticeView(row, nameOf(row.actorId)),
  )
}

/** How many notices wait to be read. */
export const unreadOf = (actor: Actor): Promise<number> =>
  can(actor, 'rfc.read') ? countUnread(actor.id) : Promise.resolve(0)

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null

/** How one is told of things, the defaults where one has not said. */
export async function myPreferences(actor: Actor) {
  authorize(actor, 'rfc.read')
  const kept = (await preferencesOf([actor.id])).get(actor.id)
  const { mail, timezone, quietFrom, quietTo } = kept ?? defaultWishes
  return {
    mail,
    timezone,
    quietFrom,
    quietTo,
    awayFrom: day(kept?.awayFrom ?? null),
    awayUntil: day(kept?.awayUntil ?? null),
  }
}

export type FollowView = { target: string; label: string; href: string; reason: FollowReason }

/** What one follows or has muted, newest first, with names. */
export async function myFollows(actor: Actor): Promise<FollowView[]> {
  authorize(actor, 'rfc.read')
  const follows = await followsOf(actor.id)
  const idOf = (target: string) => (target.startsWith('rfc:') ? target.slice(4) : null)
  const rfcs = new Map((await rfcsById(follows.flatMap((one) => idOf(one.target) ?? []))).map((rfc) => [rfc.id, rfc]))
  return follows.flatMap(({ target, reason }): FollowView[] => {
    if (target === 'all') return [{ target, label: 'All RFCs', href: paths.rfcs(), reason }]
    const id = idOf(target)
    if (id === null) return [{ target, label: `The label ${target.slice(6)}`, href: paths.rfcs({ q: target }), reason }]
    const rfc = rfcs.get(id)
    return rfc
      ? [{ target: `rfc:${rfc.number}`, label: `RFC ${rfc.number}: ${rfc.title}`, href: paths.rfc(rfc.number), reason }]
      : []
  })
}

/** Whether one follows an RFC, by itself or by way of a label or all. */
export async function followState(
  actor: Actor,
  rfc: { id: string; labels: readonly string[] },
): Promise<{ state: 'follow' | 'mute' | 'none'; through: string | null }> {
  const own = `rfc:${rfc.id}`
  const found = await followsAmong(actor.id, [own, 'all', ...rfc.labels.map((label) => `label:${label}`)])
  const through = found.has('all') ? 'all' : ([...found.keys()].find((target) => target.startsWith('label:')) ?? null)
  const state = found.get(own) === 'muted' ? 'mute' : found.has(own) || through ? 'follow' : 'none'
  return { state, through: found.has(own) ? null : through }
}

/** The secret address part that lets a feed reader, which cannot sign in, read as this person. */
export const myFeedKey = async (actor: Actor): Promise<string> => {
  authorize(actor, 'rfc.read')
  return (await ensurePreference(actor.id)).feedKey
}

/** The person behind a feed's key, as they are today. @throws AppError not_found */
export async function readerOfFeed(feedKey: string): Promise<Actor> {
  const owner = await personOfKey('feedKey', feedKey)
  const actor = owner && (await actorOfPerson(owner.personId))
  if (!actor || !can(actor, 'rfc.read')) throw notFound('This feed')
  return actor
}
