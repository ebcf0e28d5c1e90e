import { can, type Actor } from '@/lib/core/actor'
import { paths } from '@/lib/core/paths'
import { db, type Tx } from '@/lib/server/db'
import { everyRoom, type Inbox, type Resolved } from '@/lib/server/room'
import { STAGE_LABELS } from './presenter-labels'
import {
  countUnreadNotices,
  listNoticeRows,
  listUpdateNotices,
  noticesByIds,
  readNotices,
  type NoticeRow,
} from './repo-notices'
import { STAGES } from './schema-capabilities'

export type { NoticeRow }

/** Notices by id, for the room that mails them. */
export const listNotices = (ids: readonly string[]): Promise<NoticeRow[]> => noticesByIds(db, ids)

/** Which of some updates some people were told of as champions: "update person". */
export const listToldChampions = async (
  tx: Tx,
  personIds: readonly string[],
  updateIds: readonly string[],
): Promise<Set<string>> =>
  new Set((await listUpdateNotices(tx, personIds, updateIds)).map((row) => `${row.subjectId} ${row.personId}`))

/** What happened, a sentence without its end, and where it is read. */
export function noticeLine({ kind, capability }: NoticeRow, update: Resolved | undefined) {
  const name = capability?.name ?? 'the platform'
  const stage = STAGES.find((one) => one === capability?.stage)
  const href = capability ? paths.capability(capability.id) : paths.updates()
  if (kind === 'update')
    return {
      text: `Published about ${name}, which you speak for`,
      about: update?.title ?? 'an update that is gone',
      href: update?.href ?? href,
    }
  if (kind === 'kit')
    return {
      text: 'The onboarding kit was changed of what you speak for',
      about: name,
      href: capability ? paths.capabilityKit(capability.id) : href,
    }
  return {
    text: `What you speak for moved to another stage${stage ? `: ${STAGE_LABELS[stage].toLowerCase()} now` : ''}`,
    about: name,
    href,
  }
}

/** The updates that some notices tell of, by id, as this reader may see them. */
export async function updatesOf(actor: Actor, rows: readonly NoticeRow[]): Promise<Map<string, Resolved>> {
  const ids = rows.flatMap(({ kind, subjectId }) => (kind === 'update' ? [subjectId] : []))
  const resolve = everyRoom().find((room) => room.resolve?.update)?.resolve?.update
  return ids.length > 0 && resolve ? resolve(actor, ids) : new Map<string, Resolved>()
}

/** What champions are told of what they speak for. */
export const championInbox: Inbox = {
  async list(actor, { unread, before, limit }) {
    if (!can(actor, 'catalog.read')) return []
    const rows = await listNoticeRows(db, actor.id, { unread, before, limit })
    const updates = await updatesOf(actor, rows)
    return rows.map((row) => ({
      ...{ id: row.id, at: row.at, excerpt: null, read: row.readAt !== null },
      ...noticeLine(row, updates.get(row.subjectId)),
    }))
  },
  unread: async (actor) => (can(actor, 'catalog.read') ? countUnreadNotices(actor.id) : 0),
  markRead: async (tx, actor, which, now) => (can(actor, 'catalog.read') ? readNotices(tx, actor.id, which, now) : 0),
}
