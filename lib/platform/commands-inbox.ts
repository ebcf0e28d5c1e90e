import { authorize, type MaybeActor } from '@/lib/core/actor'
import { groupBy } from '@/lib/core/group'
import { transaction } from '@/lib/server/db'
import { everyRoom } from '@/lib/server/room'
import type { ReadInput } from './schema-inbox'

/** Marks lines of one's own inbox read, those named or all up to a moment. @returns how many were news */
export async function readInbox(actor: MaybeActor, { ids, upTo }: ReadInput, now: Date): Promise<{ read: number }> {
  const person = authorize(actor, 'me.read')
  const named = groupBy(ids ?? [], (id) => id.slice(0, id.indexOf(':')))
  return transaction(async (tx) => {
    let read = 0
    for (const { id: room, inbox } of everyRoom()) {
      const own = named.get(room)?.map((id) => id.slice(room.length + 1))
      const which = upTo ? { upTo: new Date(upTo) } : own && { ids: own }
      if (inbox && which) read += await inbox.markRead(tx, person, which, now)
    }
    return { read }
  })
}
