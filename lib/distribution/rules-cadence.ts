import { DAY_MS, isoDay } from '@/lib/core/clock'
import { formatQuarter } from '@/lib/core/relative-time'
import { type Cadence } from './schema-cadence'

const DAYS: Partial<Record<Cadence, number>> = { weekly: 7, fortnightly: 14 }
const MONTHS: Partial<Record<Cadence, number>> = { monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12 }

/** Waves open at this hour (UTC) of their day, so that nobody is mailed in the middle of the night. */
const OPENS_AT_HOUR = 6

/** The same day some months later, or the last day of a shorter month. Midnights, UTC. */
function addMonths(day: Date, months: number): Date {
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth() + months]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month, Math.min(day.getUTCDate(), last)))
}

/**
 * The day of a schedule's wave, counted from its first (index 0), so that the 31st comes back after a February.
 * @returns null where the cadence has no such wave
 */
export function waveDay(cadence: Cadence, startsOn: Date, index: number): Date | null {
  if (index === 0) return startsOn
  const days = DAYS[cadence]
  if (days) return new Date(startsOn.getTime() + index * days * DAY_MS)
  const months = MONTHS[cadence]
  return months ? addMonths(startsOn, index * months) : null
}

/** The first wave after a day; null when there is none. Waves missed while the hub was off are left out, not made up for. */
export function nextWaveAfter(cadence: Cadence, startsOn: Date, day: Date): Date | null {
  for (let index = 0; ; index++) {
    const wave = waveDay(cadence, startsOn, index)
    if (!wave || wave > day) return wave
  }
}

/** Whether a wave of this day is to be opened now. */
export const isDue = (nextOn: Date, now: Date): boolean => now.getTime() >= nextOn.getTime() + OPENS_AT_HOUR * 3_600_000

/** The moment a wave opens. */
export const opensAt = (day: Date): Date => new Date(day.getTime() + OPENS_AT_HOUR * 3_600_000)

const monthOf = (day: Date): string =>
  new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(day)
const dateOf = (day: Date): string =>
  new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(day)

/** What tells a wave from the others: "Developer pulse, November 2026". */
export function waveTitle(title: string, cadence: Cadence, day: Date): string {
  if (cadence === 'once') return title
  const when = {
    weekly: dateOf(day),
    fortnightly: dateOf(day),
    monthly: monthOf(day),
    quarterly: formatQuarter(day),
    'half-yearly': monthOf(day),
    yearly: isoDay(day).slice(0, 4),
  }[cadence]
  return `${title.slice(0, 300 - when.length - 2)}, ${when}`
}
