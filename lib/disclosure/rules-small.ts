/**
 * How many of `n` answers are favourable, as far as it may be told of a group that is large enough for a score but not for a distribution (5
 * to 7 answers by default). The count is told as it is, except that nobody and everybody are "at most one" and "at least all but one".
 *
 * A mean is not told of so few, nor is a median, a net score or an interval from the spread: each of them, beside the count and in steps as
 * wide as a point of five, still fits one distribution only for some groups (rules-small.test.ts looks at every distribution).
 */
export function toldCount(count: number, n: number): { count: number; bound?: 'at most' | 'at least' } {
  if (count >= n - 1) return { count: n - 1, bound: 'at least' }
  if (count <= 1) return { count: 1, bound: 'at most' }
  return { count }
}
