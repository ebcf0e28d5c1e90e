/**
 * How many of `n` answers are favourable, as exactly as it may be shown for a group that is large enough for a score
 * but not for a distribution (5 to 7 answers by default). The count is exact, except that 0 or 1 becomes "at most 1",
 * and n − 1 or n becomes "at least n − 1".
 *
 * No mean, median, net score or interval from the spread is shown for so few. Together with the count, each of them,
 * even when rounded to a whole point of a five-point scale, leaves only one possible distribution for some groups
 * (rules-small.test.ts tries every distribution).
 */
export function boundedCount(count: number, n: number): { count: number; bound?: 'at most' | 'at least' } {
  if (count >= n - 1) return { count: n - 1, bound: 'at least' }
  if (count <= 1) return { count: 1, bound: 'at most' }
  return { count }
}
