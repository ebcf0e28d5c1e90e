import { once } from '@/lib/core/once'
import { z } from 'zod'
import { pageQuery } from '@/lib/core/paging'
import { label, statuses } from './schema'
import { dayText } from '@/lib/core/zod'

/** What somebody can be told about an RFC. */
export const noticeKinds = [
  'comment',
  'reply',
  'mention',
  'concern',
  'hold',
  'resolved',
  'version',
  'status',
  'decision',
  'last-call-restarted',
  'awaiting-author',
  'approval-asked',
  'coauthor',
  'nudge',
  'stage-ended',
  'escalation',
  'decision-review',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** What a reader needs beside the RFC's title. */
export const noticeDetail = z.object({
  from: z.enum(statuses).optional(),
  to: z.enum(statuses).optional(),
  version: z.number().int().optional(),
  endsAt: z.iso.datetime().optional(),
  excerpt: z.string().max(400).optional(),
})
export type NoticeDetail = z.infer<typeof noticeDetail>

/** Something that happened to an RFC, as its job is promised: who hears of it is found out when the job runs. */
export const eventSchema = z.object({
  /** Unique to what happened; nobody is told twice of the same. */
  event: z.string().max(200),
  kind: z.enum(noticeKinds),
  rfcId: z.string(),
  commentId: z.string().optional(),
  actorId: z.string().nullable(),
  at: z.iso.datetime(),
  detail: noticeDetail.default({}),
  /** Told whether they follow or not, each for a reason of their own. */
  also: z.array(z.object({ personId: z.string(), kind: z.enum(noticeKinds) })).default([]),
  /** False: only those of `also`. */
  followers: z.boolean().default(true),
})
export type RfcEvent = z.input<typeof eventSchema>

export const mailChoices = ['immediately', 'daily', 'weekly', 'off'] as const
export type MailChoice = (typeof mailChoices)[number]

export const followReasons = ['chosen', 'took-part', 'asked', 'muted'] as const
export type FollowReason = (typeof followReasons)[number]

/** "all", "label:<label>", or "rfc:<number>" as people and programs write it. */
export const followTarget = z
  .string()
  .max(80)
  .transform((text, context) => {
    const [kind = '', rest = ''] = text.split(/:(.*)/s)
    if (text === 'all') return { kind: 'all' as const }
    const number = /^\d{1,9}$/.test(rest) ? Number(rest) : null
    if (kind === 'rfc' && number) return { kind: 'rfc' as const, number }
    const read = kind === 'label' ? label.safeParse(rest) : null
    if (read?.success) return { kind: 'label' as const, label: read.data }
    context.addIssue({ code: 'custom', message: 'Follow "all", "label:<label>" or "rfc:<number>".' })
    return z.NEVER
  })
export type FollowTarget = z.output<typeof followTarget>

export const followInput = z.object({
  target: followTarget,
  state: z.enum(['follow', 'mute', 'none']).default('follow'),
})
export type FollowInput = z.output<typeof followInput>

const hour = z.coerce.number().int().min(0).max(23)
const timezones = once(() => new Set(Intl.supportedValuesOf('timeZone')))
const dayOrNothing = z.union([z.literal('').transform(() => null), z.null(), dayText])

/** How somebody is told, and when they are on leave (both days included). */
export const preferenceInput = z
  .object({
    mail: z.enum(mailChoices),
    timezone: z
      .string()
      .max(60)
      .refine((zone) => zone === 'UTC' || timezones().has(zone), 'This is not a time zone.'),
    quietFrom: hour,
    quietTo: hour,
    awayFrom: dayOrNothing.default(null),
    awayUntil: dayOrNothing.default(null),
  })
  .refine(({ awayFrom, awayUntil }) => (awayFrom === null) === (awayUntil === null), {
    path: ['awayUntil'],
    message: 'Leave needs a first and a last day.',
  })
  .refine(({ awayFrom, awayUntil }) => awayFrom === null || awayUntil === null || awayFrom <= awayUntil, {
    path: ['awayUntil'],
    message: 'The last day is before the first.',
  })
export type PreferenceInput = z.output<typeof preferenceInput>

export const inboxQuery = pageQuery.extend({ unread: z.stringbool().default(false) })
export type InboxQuery = z.output<typeof inboxQuery>
/** These notices, or with none every one that is there. */
export const readInput = z.object({
  ids: z.array(z.string().max(100)).max(500).optional(),
  upTo: z.iso.datetime().optional(),
})
