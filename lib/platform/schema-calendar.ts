import { z } from 'zod'
import { dayText } from '@/lib/core/zod'

/** What stands in the calendar of research. */
export const CALENDAR_KINDS = [
  'survey-opens',
  'survey-closes',
  'wave',
  'reminder',
  'results',
  'rfc',
  'session',
  'planned-session',
  'retention',
  'outcome',
] as const
export type CalendarKind = (typeof CALENDAR_KINDS)[number]

export const calendarEntrySchema = z.object({
  /** The same whenever it is asked for. */
  id: z.string(),
  kind: z.enum(CALENDAR_KINDS),
  day: dayText,
  title: z.string(),
  /** The same for a calendar elsewhere: without the title of a session, held or planned, which may name a person. */
  outside: z.string(),
  href: z.string(),
  /** The one team that it is about. */
  team: z.string().nullable(),
})
export type CalendarEntry = z.infer<typeof calendarEntrySchema>

export const teamLoadSchema = z.object({
  id: z.string(),
  team: z.string(),
  /** Surveys, sessions and asks by events that reached anybody of it in the last thirty days. */
  asked: z.int(),
  /** Invitations in that time for each of its engineers; null where nobody knows how many there are. */
  perPerson: z.number().nullable(),
  /** Waves of surveys and sessions that are planned to reach it in the next thirty days. */
  planned: z.int(),
})
export type TeamLoad = z.infer<typeof teamLoadSchema>

export const calendarSchema = z.object({
  from: dayText,
  to: dayText,
  entries: z.array(calendarEntrySchema),
  /** Teams that were asked most first; the platform team is not among them. */
  load: z.array(teamLoadSchema),
})
export type Calendar = z.infer<typeof calendarSchema>

/** At most thirteen months at once. */
const MOST_DAYS = 400
export const calendarQuery = z
  .strictObject({ from: dayText, to: dayText })
  .refine(({ from, to }) => from <= to, { error: '“to” is before “from”.', path: ['to'] })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= MOST_DAYS * 86_400_000, {
    error: `At most ${MOST_DAYS} days at once.`,
    path: ['to'],
  })
export type CalendarQuery = z.output<typeof calendarQuery>
export const calendarFeedQuery = z.strictObject({ key: z.string().max(200).optional() })
