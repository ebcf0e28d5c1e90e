import { DAY_MS } from '@/lib/core/clock'
import type { Outcome } from '@/lib/outcomes/schema-outcome'

/** A point of the picture of an outcome: a week's mean, or a wave with its interval. */
export interface OutcomePoint {
  /** Milliseconds: the middle of a week, or the day a wave closed. */
  at: number
  value: number
  ci: readonly [number, number] | null
  side: 'before' | 'after' | 'across' | null
  /** The first day of a week, or the title of a wave. */
  name: string
  n: number | null
}

const WEEK_MS = 7 * DAY_MS

/** The points of an outcome in time. The day it shipped belongs to no week: the weeks after begin with the next one. */
export function pointsOf({
  series,
  waves,
  shippedAt,
}: Pick<Outcome, 'series' | 'waves' | 'shippedAt'>): OutcomePoint[] {
  if (waves.length > 0)
    return waves.map(({ title, closedAt, value, ci, n, side }) => ({
      ...{ at: Date.parse(closedAt), value, ci, n, side, name: title },
    }))
  if (shippedAt === null) return []
  const day = Math.floor(Date.parse(shippedAt) / DAY_MS) * DAY_MS
  return series.map(({ week, value }) => {
    const from = day + week * WEEK_MS + (week < 0 ? 0 : DAY_MS)
    return {
      ...{ at: from + WEEK_MS / 2, value, ci: null, n: null },
      ...{ side: week < 0 ? ('before' as const) : ('after' as const), name: new Date(from).toISOString().slice(0, 10) },
    }
  })
}
