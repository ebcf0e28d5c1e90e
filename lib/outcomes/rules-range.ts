import { DAY_MS } from '@/lib/core/clock'
import { invalidField } from '@/lib/core/errors'
import type { Step } from './schema-metrics'

export interface Range {
  from: Date
  /** Exclusive. */
  to: Date
}

const isDay = (text: string): boolean => text.length === 10
const startOf = (text: string): Date => new Date(isDay(text) ? `${text}T00:00:00Z` : text)
const endOf = (text: string): Date => new Date(startOf(text).getTime() + (isDay(text) ? DAY_MS : 0))

/**
 * The range that two edges name: from inclusive, to exclusive; a day as its end counts as a whole. Without an end it ends
 * at `now`, without a beginning it is `days` long.
 * @throws AppError invalid where it ends before it begins
 */
export function rangeOf(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  now: Date,
  days: number,
): Range {
  const end = to === undefined ? now : endOf(to)
  const begin = from === undefined ? new Date(end.getTime() - days * DAY_MS) : startOf(from)
  if (begin >= end) throw invalidField('from', 'The range ends before it begins.')
  return { from: begin, to: end }
}

/** Rows of a chart. */
const MOST = 400
const LENGTH: Record<Exclude<Step, 'point'>, number> = { day: DAY_MS, week: 7 * DAY_MS, month: 30.4 * DAY_MS }

/** The finest step that gives a readable number of rows. */
export function stepFor(points: number, { from, to }: Range): Step {
  if (points <= MOST) return 'point'
  const length = to.getTime() - from.getTime()
  return (['day', 'week'] as const).find((step) => length / LENGTH[step] <= MOST) ?? 'month'
}

/** The range in whole UTC days: a day is the least that is summed up. */
export const wholeDays = ({ from, to }: Range): Range => ({
  from: new Date(Math.floor(from.getTime() / DAY_MS) * DAY_MS),
  to: new Date(Math.ceil(to.getTime() / DAY_MS) * DAY_MS),
})
