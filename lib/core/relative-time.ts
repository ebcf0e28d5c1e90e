import { once } from '@/lib/core/once'
const units = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const
const words = once(() => new Intl.RelativeTimeFormat('en', { numeric: 'auto' }))

/** "3 days ago", "tomorrow", "just now": how far `at` is from `now`. Weeks only from the second on. */
export function relativeTime(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000
  const size = Math.abs(seconds)
  for (const [unit, length] of units) {
    if (size >= (unit === 'week' ? 2 * length : length)) return words().format(Math.trunc(seconds / length), unit)
  }
  return 'just now'
}

/** "12d", "5w", "8mo": how long ago, for a narrow cell; "now" under a day. */
export function shortAge(at: Date, now: Date): string {
  const days = Math.floor((now.getTime() - at.getTime()) / 86_400_000)
  if (days < 1) return 'now'
  if (days < 60) return `${days}d`
  if (days < 730) return `${Math.floor(days / 30)}mo`
  return `${Math.floor(days / 365)}y`
}

const date = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
const day = once(() => new Intl.DateTimeFormat('en-GB', date))
/** British English writes one month with four letters; the pictures, and all other months, have three. */
const evenly = (text: string): string => text.replace('Sept', 'Sep')
const minute = once(
  () =>
    new Intl.DateTimeFormat('en-GB', {
      ...date,
      hour: '2-digit',
      minute: '2-digit',
    }),
)

/** "12 Mar 2026" */
export function formatDay(at: Date): string {
  return evenly(day().format(at))
}

/** The same of a day or moment as it is stored: "2026-03-12" or "2026-03-12T14:05:00Z". */
export const formatIsoDay = (stored: string): string => formatDay(new Date(stored.slice(0, 10)))

/** "Q3 2026", the quarter of the year that a day is in. */
export const formatQuarter = (day: Date): string => `Q${Math.floor(day.getUTCMonth() / 3) + 1} ${day.getUTCFullYear()}`

/** "12 Mar 2026, 14:05 UTC" */
export function formatMoment(at: Date): string {
  return `${evenly(minute().format(at))} UTC`
}
