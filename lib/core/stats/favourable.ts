import type { Tally } from './mean'
import type { Interval } from './population'
import { wilson } from './wilson'

/** Which end of a scale is the good one; `none` where neither is, so that no answer is better than another. */
export const FAVOURABLE_ENDS = ['high', 'low', 'none'] as const
export type FavourableEnd = (typeof FAVOURABLE_ENDS)[number]

/** A scale of whole points, and which end of it is good. */
export interface Scale {
  min: number
  max: number
  favourableEnd: FavourableEnd
}

export type Favourable = { count: number; n: number; share: number; ci: Interval }

/**
 * How many of a scale's points at its good end count as favourable: one of up to three points, two of four to
 * seven, two of eleven (9–10, as NPS counts promoters), otherwise a fifth.
 * Source: DX scores the top box of 3 and the top two of 5; top two of 7 is the usual "top-two-box" of market research.
 */
export function favourableBoxes(points: number): number {
  if (points <= 3) return 1
  if (points <= 7 || points === 11) return 2
  return Math.ceil(points / 5)
}

/** First and last point that count as favourable; null where no end is good. */
export function favourableRange({ min, max, favourableEnd }: Scale): [from: number, to: number] | null {
  if (favourableEnd === 'none') return null
  const boxes = favourableBoxes(max - min + 1)
  return favourableEnd === 'high' ? [max - boxes + 1, max] : [min, min + boxes - 1]
}

/**
 * Share (0–1) of answers at the good end of a scale, with its Wilson interval. "Not applicable" answers are not in the
 * tally. Null without answers, and where no end is good.
 */
export function favourable(tally: Tally, scale: Scale, population?: number): Favourable | null {
  const range = favourableRange(scale)
  const n = tally.reduce((sum, { count }) => sum + count, 0)
  if (n === 0 || !range) return null
  const [from, to] = range
  const count = tally.reduce((sum, { value, count }) => sum + (value >= from && value <= to ? count : 0), 0)
  return { count, n, share: count / n, ci: wilson(count, n, population) }
}
