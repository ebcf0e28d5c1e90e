import { describe, expect, it } from 'vitest'
import { holm } from './holm'
import { differenceOf } from './difference'
import { estimatesDiffer } from './two-sample'
import { wilson } from './wilson'

describe('holm', () => {
  it('adjusts as in the worked example of four tests (0.01, 0.04, 0.03, 0.005)', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005]).map((p) => Number(p.toFixed(6)))).toEqual([0.03, 0.06, 0.06, 0.02])
  })
  it('leaves one alone, never exceeds 1, keeps the order', () => {
    expect(holm([0.2])).toEqual([0.2])
    expect(holm([0.9, 0.8])).toEqual([1, 1])
    expect(holm([])).toEqual([])
  })
})

describe('estimatesDiffer', () => {
  it('takes the errors from the intervals', () => {
    // Errors 0.1 and 0.1: z = 0.4 ÷ 0.14142 = 2.8284, p = 0.00468.
    expect(
      estimatesDiffer(
        { value: 3.4, ci: [3.4 - 0.1959964, 3.4 + 0.1959964] },
        { value: 3, ci: [3 - 0.1959964, 3 + 0.1959964] },
      ),
    ).toBeCloseTo(0.00468, 4)
    expect(estimatesDiffer({ value: 3, ci: [3, 3] }, { value: 3, ci: [3, 3] })).toBe(1)
  })

  const shareOf = (count: number, n: number) => ({ value: count / n, ci: wilson(count, n) })
  const gamma = (n: number): number => (n < 2 ? 1 : n * gamma(n - 1))
  const chance = (count: number, n: number, p: number) =>
    (gamma(n) / gamma(count) / gamma(n - count)) * p ** count * (1 - p) ** (n - count)

  it('is as sure as the interval of the difference', () => {
    // The score test of 5 of 5 and 1 of 5 (pooled, by hand): z = 0.8 ÷ √(2 · 0.6 · 0.4 ÷ 5) = 2.582.
    expect(estimatesDiffer(shareOf(5, 5), shareOf(1, 5))).toBeCloseTo(0.00984, 5)
    for (const n of [5, 12])
      for (let a = 0; a <= n; a++)
        for (let b = 0; b <= 8; b++) {
          const [one, other] = [shareOf(a, n), shareOf(b, 8)]
          const { ci } = differenceOf(one, other)
          expect([a, b, estimatesDiffer(one, other) < 0.05]).toEqual([a, b, ci[0] > 1e-9 || ci[1] < -1e-9])
          expect(estimatesDiffer(other, one)).toBe(estimatesDiffer(one, other))
        }
  })

  // Counted over everything that can happen, no simulation: of two waves that differ by chance alone.
  it.each([5, 8, 12, 20, 40])(
    'calls at most 1.6 times as many changes real as it says, of two waves with %i answers',
    (n) => {
      for (const share of [0.3, 0.5, 0.7, 0.9])
        for (const level of [0.05, 0.005]) {
          let wrong = 0
          for (let a = 0; a <= n; a++)
            for (let b = 0; b <= n; b++)
              if (estimatesDiffer(shareOf(a, n), shareOf(b, n)) < level)
                wrong += chance(a, n, share) * chance(b, n, share)
          expect([share, level, wrong <= level * 1.6]).toEqual([share, level, true])
        }
    },
  )
})
