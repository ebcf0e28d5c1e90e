import { describe, expect, it } from 'vitest'
import { boundedCount } from './rules-small'

/** Every way in which `n` people can answer on five points: how many chose each. */
function* distributions(n: number, points = 5): Generator<number[]> {
  if (points === 1) yield [n]
  else
    for (let first = 0; first <= n; first++)
      for (const rest of distributions(n - first, points - 1)) yield [first, ...rest]
}

const favourableOf = (counts: number[]) => counts[3]! + counts[4]!
const meanOf = (counts: number[], n: number) => counts.reduce((sum, count, at) => sum + count * (at + 1), 0) / n

/** Distributions by what is told of them. */
function byStatement(n: number, say: (counts: number[]) => unknown): number[][][] {
  const found = new Map<string, number[][]>()
  for (const counts of distributions(n)) {
    const said = JSON.stringify(say(counts))
    found.set(said, [...(found.get(said) ?? []), counts])
  }
  return [...found.values()]
}

describe('what is told of a group of five to seven', () => {
  it.each([5, 6, 7])('fits many distributions, and leaves open what any one of %i said', (n) => {
    for (const fits of byStatement(n, (counts) => boundedCount(favourableOf(counts), n))) {
      expect(fits.length, JSON.stringify(fits[0])).toBeGreaterThanOrEqual(20)
      // Nobody is known to be favourable, or not to be.
      const counts = fits.map(favourableOf)
      expect(Math.min(...counts)).toBeLessThan(n)
      expect(Math.max(...counts)).toBeGreaterThan(0)
    }
  })
  it('is as safe where the low end is the good one, and not where both ends were told', () => {
    const low = (counts: number[]) => counts[0]! + counts[1]!
    const least = (n: number, say: (counts: number[]) => unknown) =>
      Math.min(...byStatement(n, say).map((fits) => fits.length))
    for (const n of [5, 6, 7]) {
      expect(least(n, (counts) => boundedCount(low(counts), n))).toBeGreaterThanOrEqual(20)
      expect(least(n, (counts) => [boundedCount(low(counts), n), boundedCount(favourableOf(counts), n)])).toBeLessThan(
        20,
      )
    }
  })
  it('would be one distribution where a mean stood beside the count, also in whole points', () => {
    const alone = (say: (counts: number[]) => unknown) => byStatement(5, say).filter((fits) => fits.length === 1).length
    expect(alone((counts) => [favourableOf(counts), meanOf(counts, 5)])).toBe(18)
    expect(alone((counts) => [boundedCount(favourableOf(counts), 5), Math.round(meanOf(counts, 5))])).toBeGreaterThan(0)
  })
})
