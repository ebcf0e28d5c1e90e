import { describe, expect, it } from 'vitest'
import { holm } from './holm'
import { estimatesDiffer } from './two-sample'

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
})
