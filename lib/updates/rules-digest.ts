import { DAY_MS, dayOf } from '@/lib/core/clock'
import type { DigestEvery } from './schema-digest'

/**
 * The last whole week (from Monday) or month before a moment, in UTC.
 * @returns its start, and its end, which no longer belongs to it
 */
export function lastPeriod(every: DigestEvery, now: Date): { from: Date; to: Date } {
  if (every === 'month') {
    const start = (back: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1))
    return { from: start(1), to: start(0) }
  }
  const today = dayOf(now)
  const to = new Date(today.getTime() - ((today.getUTCDay() + 6) % 7) * DAY_MS)
  return { from: new Date(to.getTime() - 7 * DAY_MS), to }
}
