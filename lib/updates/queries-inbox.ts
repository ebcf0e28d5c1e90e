import { can } from '@/lib/core/actor'
import { paths } from '@/lib/core/paths'
import { db } from '@/lib/server/db'
import type { Inbox } from '@/lib/server/room'
import { countOwedTo, listToldLines, moveToldTo } from './repo-inbox'
import type { Stance } from './schema-rows'

const TEXTS: Record<Stance, string> = {
  supports: 'Something came of what you said',
  contradicts: 'You wanted the opposite, and are answered',
}

/** Updates that answer what somebody said. One is read once they have seen it, which is what the ledger calls told. */
export const toldInbox: Inbox = {
  async list(actor, { unread, before, limit }) {
    if (!can(actor, 'told.own')) return []
    const rows = await listToldLines(db, actor.id, { unread, before, limit })
    return rows.map(({ updateId, title, publishedAt, state, stance }) => ({
      id: updateId,
      at: publishedAt,
      text: TEXTS[stance],
      about: title,
      excerpt: null,
      href: paths.update(updateId),
      read: state === 'told',
    }))
  },
  unread: async (actor) => (can(actor, 'told.own') ? countOwedTo(actor.id) : 0),
  markRead: async (tx, actor, which, now) => (can(actor, 'told.own') ? moveToldTo(tx, actor.id, which, now) : 0),
}
