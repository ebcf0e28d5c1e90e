import { describe, expect, it } from 'vitest'
import { differenceOf } from './difference'
import { wilson } from './wilson'

const share = (count: number, n: number) => ({ value: count / n, ci: wilson(count, n) })

describe('the difference of two estimates', () => {
  // Newcombe (1998), Table II, method 10: contrasts (a) to (h).
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('gives what Newcombe prints for %i of %i minus %i of %i', (a, m, b, n, low, high) => {
    const { value, ci } = differenceOf(share(a, m), share(b, n))
    expect(value).toBeCloseTo(a / m - b / n, 12)
    expect(ci[0]).toBeCloseTo(low, 4)
    expect(ci[1]).toBeCloseTo(high, 4)
  })
  it('has no width where both are known exactly', () => {
    expect(differenceOf({ value: 3, ci: [3, 3] }, { value: 1, ci: [1, 1] })).toEqual({ value: 2, ci: [2, 2] })
  })
})
