/** A two-sided interval, `[low, high]`. */
export type Interval = [low: number, high: number]

/**
 * What a sample of `n` from a population of `N` is worth in independent draws: n* = n(N−1)/(N−n).
 * Asking everybody leaves no sampling error: n = N gives Infinity. Without a population n* = n; more answers than
 * people (a head count that is out of date) counts as everybody.
 * Source: finite-population correction of a variance, (N−n)/(N−1) (Cochran, Sampling Techniques, 1977, §2.6).
 */
export function effectiveSize(n: number, population?: number): number {
  if (n <= 0) return 0
  if (population === undefined) return n
  return n >= population ? Infinity : (n * (population - 1)) / (population - n)
}
