import type { MailChoice } from './schema-follow'

/** How somebody wants mail; hours are local to `timezone`. */
export type MailWishes = { mail: MailChoice; timezone: string; quietFrom: number; quietTo: number }

/** Until somebody says otherwise: what happened, once a day, in the morning. */
export const defaultWishes: MailWishes = { mail: 'daily', timezone: 'UTC', quietFrom: 19, quietTo: 8 }

/** Local hour at which a digest goes out, unless it is quiet then. */
export const digestHour = 8
const hourMs = 3_600_000

const formats = new Map<string, Intl.DateTimeFormat>()
const formatOf = (timezone: string) => {
  const known =
    formats.get(timezone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: timezone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
  formats.set(timezone, known)
  return known
}

/** The local weekday ("Mon"), hour, and milliseconds since that hour began. */
const localTime = (at: Date, timezone: string) => {
  const parts = new Map(
    formatOf(timezone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const rest = Number(parts.get('minute')) * 60_000 + Number(parts.get('second')) * 1000 + at.getUTCMilliseconds()
  return { weekday: parts.get('weekday') ?? '', hour: Number(parts.get('hour')), rest }
}

/** Whether an hour lies in [from, to) round the clock; equal ends are no hours at all. */
export const isQuiet = (hour: number, from: number, to: number): boolean =>
  from === to ? false : from < to ? hour >= from && hour < to : hour >= from || hour < to

/**
 * The first moment from `now` on at which `fits` holds for the local time, looked for hour by hour: so a day with 23 or 25 hours
 * needs no rule of its own. At most nine days ahead.
 */
const firstHour = (now: Date, timezone: string, fits: (local: { weekday: string; hour: number }) => boolean): Date => {
  let at = now
  for (let step = 0; step < 9 * 24 + 2; step += 1) {
    const local = localTime(at, timezone)
    if (fits(local)) return at
    at = new Date(at.getTime() + hourMs - local.rest)
  }
  return now
}

/**
 * When something that happens now may be mailed: null for never, now for "immediately" outside quiet hours, otherwise the end of
 * the quiet hours, the next morning, or the next Monday morning.
 */
export const mailMoment = (wishes: MailWishes, now: Date): Date | null => {
  const { mail, timezone, quietFrom, quietTo } = wishes
  const loud = (hour: number) => !isQuiet(hour, quietFrom, quietTo)
  if (mail === 'off') return null
  if (mail === 'immediately') return firstHour(now, timezone, ({ hour }) => loud(hour))
  const start = loud(digestHour) ? digestHour : quietTo
  const next = new Date(now.getTime() + hourMs - localTime(now, timezone).rest)
  return firstHour(next, timezone, ({ weekday, hour }) => hour === start && (mail === 'daily' || weekday === 'Mon'))
}

export type Leave = { awayFrom: Date | null; awayUntil: Date | null }
/** Whether somebody is on leave on the (UTC) day of `now`. */
export const isAway = ({ awayFrom, awayUntil }: Leave, now: Date): boolean => {
  if (!awayFrom || !awayUntil) return false
  const today = now.toISOString().slice(0, 10)
  return awayFrom.toISOString().slice(0, 10) <= today && today <= awayUntil.toISOString().slice(0, 10)
}
