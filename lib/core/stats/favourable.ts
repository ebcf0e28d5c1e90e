import type { Tally } from './mean'
import type { Interval } from './population'
import { wilson } from './wilson'

export type Favourable = { count: number; n: number; share: number; ci: Interval }

/**
 * How many of a scale's highest points count as favourable: the top one of up to three points, the top two of four to
 * seven, the top two of eleven (9–10, as NPS counts promoters), otherwise the top fifth.
 * Source: DX scores the top box of 3 and the top two of 5; top two of 7 is the usual "top-two-box" of market research.
 */
export function topBoxes(points: number): number {
  if (points <= 3) return 1
  if (points <= 7 || points === 11) return 2
  return Math.ceil(points / 5)
}

/**
 * Share (0–1) of answers at the favourable end of a scale from `min` to `max`, with its Wilson interval.
 * "Not applicable" answers are not in the tally. Null without answers.
 */
export function favourable(tally: Tally, scale: { min: number; max: number }, population?: number): Favourable | null {
  const n = tally.reduce((sum, { count }) => sum + count, 0)
  if (n === 0) return null
  const from = scale.max - topBoxes(scale.max - scale.min + 1) + 1
  const count = tally.reduce((sum, answer) => sum + (answer.value >= from ? answer.count : 0), 0)
  return { count, n, share: count / n, ci: wilson(count, n, population) }
}
