import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { decodeCursor, toPage, type Page } from '@/lib/core/paging'
import { ROOM_IDS, type RoomId } from '@/lib/core/rooms'
import { everyRoom, type InboxBefore } from '@/lib/server/room'
import type { InboxItem, InboxQuery, WaitingItem } from './schema-inbox'

const key = z.tuple([z.iso.datetime(), z.enum(ROOM_IDS), z.string()])
type Key = z.output<typeof key>

const roomsWithInbox = () => everyRoom().flatMap(({ id, inbox }) => (inbox ? [{ id, inbox }] : []))

/**
 * Where a room goes on behind the last line shown: of one moment rooms stand in the order of their names, so lines of that moment
 * are past in the rooms before it and still to come in those behind it.
 */
function placeIn(room: RoomId, [at, last, id]: Key): InboxBefore {
  const same = room === last ? { below: id } : room < last ? 'none' : 'all'
  return { at: new Date(at), same }
}

/** Newest first, within a moment by room. Lines of one room are given in their order, which is the database's, and stay in it. */
const inOrder = (a: InboxItem, b: InboxItem): number =>
  b.at.localeCompare(a.at) || (a.room < b.room ? -1 : a.room > b.room ? 1 : 0)

/**
 * What happened that this person is told, in all rooms, newest first. Each room is asked for one page behind the last line, in one
 * statement or two, whatever the length of the inbox.
 */
export async function getInbox(actor: Actor, { unread, limit, cursor }: InboxQuery): Promise<Page<InboxItem>> {
  const after = decodeCursor(cursor, key)
  const lines = await Promise.all(
    roomsWithInbox().map(async ({ id: room, inbox }) => {
      const before = after ? placeIn(room, after) : null
      const found = await inbox.list(actor, { unread: unread === 'true', before, limit: limit + 1 })
      return found.map(({ id: own, at, ...line }) => ({
        ...line,
        own,
        id: `${room}:${own}`,
        room,
        at: at.toISOString(),
      }))
    }),
  )
  return toPage(
    lines
      .flat()
      .sort(inOrder)
      .slice(0, limit + 1),
    limit,
    ({ at, room, own }) => [at, room, own],
    ({ own: _, ...line }) => line,
  )
}

/** How many lines this person has not read. */
export async function countInbox(actor: Actor): Promise<number> {
  const counts = await Promise.all(roomsWithInbox().map(({ inbox }) => inbox.unread(actor)))
  return counts.reduce((sum, count) => sum + count, 0)
}

/** Lines of each room in what waits. */
const EACH = 5

/** What this person is asked to do, in all rooms: what ends first before the rest. At most five things of a room. */
export async function listWaiting(actor: Actor, now: Date): Promise<WaitingItem[]> {
  const found = await Promise.all(
    everyRoom().map(async ({ id: room, waiting }) => {
      const lines = (await waiting?.(actor, { limit: EACH, now })) ?? []
      return lines.map(({ by, ...line }) => ({ ...line, room, by: by?.toISOString() ?? null }))
    }),
  )
  return found.flat().sort((a, b) => (a.by ?? '~').localeCompare(b.by ?? '~'))
}
