import type { Interval } from './population'
import { studentQuantile } from './student'

/** How often each value was given: a question's distribution. */
export type Tally = { value: number; count: number }[]

/**
 * A mean with its two-sided interval, in the unit of the values. `ci` is null where all answers are alike, as one answer is: they do not
 * tell how much answers vary, and an interval of no width would say that the next answer is known.
 */
export type Mean = { n: number; mean: number; sd: number; ci: Interval | null }

type Options = { population?: number; bounds?: Interval; confidence?: number }

/**
 * Mean of a distribution with Student's t interval and finite-population correction: x̄ ± t(n−1)·s/√n·√((N−n)/N): s is
 * the spread that n − 1 of the answers leave, which already stands for that of N − 1 people. Null without answers. n = N has zero width: nobody is left to answer. Within `bounds` (a scale's ends) when they are given.
 * Source: Cochran, Sampling Techniques, 1977, §2.8; t rather than z since n is often small.
 */
export function meanOf(tally: Tally, { population, bounds, confidence = 0.95 }: Options = {}): Mean | null {
  const n = tally.reduce((sum, { count }) => sum + count, 0)
  if (n === 0) return null
  const mean = tally.reduce((sum, { value, count }) => sum + value * count, 0) / n
  const squares = tally.reduce((sum, { value, count }) => sum + count * (value - mean) ** 2, 0)
  const sd = n > 1 ? Math.sqrt(squares / (n - 1)) : 0
  const left = population === undefined ? 1 : 1 - n / population
  if (left <= 0) return { n, mean, sd, ci: [mean, mean] }
  if (tally.filter(({ count }) => count > 0).length === 1) return { n, mean, sd, ci: null }
  const spread = (studentQuantile(1 - (1 - confidence) / 2, n - 1) * sd * Math.sqrt(left)) / Math.sqrt(n)
  const [least, most] = bounds ?? [-Infinity, Infinity]
  return { n, mean, sd, ci: [Math.max(least, mean - spread), Math.min(most, mean + spread)] }
}
