import { z } from 'zod'
import { listQueryOf } from '@/lib/core/paging'
import { ROOM_IDS } from '@/lib/core/rooms'

export const inboxQuery = listQueryOf({
  /** `true`: only what is not read yet. */
  unread: z.enum(['true', 'false']).optional(),
})
export type InboxQuery = z.output<typeof inboxQuery>

export const inboxLineSchema = z.object({
  /** The room and the line in it. */
  id: z.string(),
  room: z.enum(ROOM_IDS),
  /** What happened, and to what. */
  text: z.string(),
  about: z.string(),
  excerpt: z.string().nullable(),
  href: z.string(),
  read: z.boolean(),
  at: z.iso.datetime(),
})
export type InboxItem = z.output<typeof inboxLineSchema>

export const waitingSchema = z.object({
  id: z.string(),
  room: z.enum(ROOM_IDS),
  text: z.string(),
  about: z.string(),
  href: z.string(),
  /** Until when; null where nobody said. */
  by: z.iso.datetime().nullable(),
})
export type WaitingItem = z.output<typeof waitingSchema>

/** A room and a line of it, "rfcs:…". */
const lineId = z
  .string()
  .max(200)
  .regex(/^[a-z]+:.+$/, 'This is not the id of a line of the inbox.')

/** A moment that the database can hold: it has no year 0. */
const moment = z.iso.datetime().refine((text) => !text.startsWith('0000'), 'There is no year 0.')

export const readInput = z
  .strictObject({ ids: z.array(lineId).min(1).max(200).optional(), upTo: moment.optional() })
  .refine(
    ({ ids, upTo }) => (ids === undefined) !== (upTo === undefined),
    'Say which lines (ids), or up to when (upTo).',
  )
export type ReadInput = z.output<typeof readInput>

/** The form beside a line, and the one for all. */
export const readForm = z.object({ id: lineId.optional(), upTo: moment.optional() })
