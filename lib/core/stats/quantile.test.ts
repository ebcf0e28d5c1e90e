import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interpolatedRank, percentileRank, percentileRankAmong, quantile } from './quantile'

describe('quantile', () => {
  it('is R’s default', () => {
    // quantile(c(1, 2, 3, 4, 10), c(.1, .25, .5, .9)) → 1.4 2 3 7.6
    expect([0.1, 0.25, 0.5, 0.9].map((p) => quantile([10, 2, 3, 1, 4], p))).toEqual(
      [1.4, 2, 3, 7.6].map((value) => expect.closeTo(value, 10)),
    )
    expect([0, 1].map((p) => quantile([3], p))).toEqual([3, 3])
    expect(() => quantile([], 0.5)).toThrow(RangeError)
  })
})

describe('percentileRank', () => {
  it('counts those below, and half of those alike', () => {
    expect(percentileRank(5, [1, 2, 3, 4])).toBe(1)
    expect(percentileRank(3, [1, 3, 3, 5])).toBe(0.5)
    expect(percentileRank(0, [1, 2])).toBe(0)
    expect(percentileRank(1, [])).toBeNull()
  })
  it('of a value and of its mirror image add up to one', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.integer(), { minLength: 1 }), (value, others) => {
        expect(
          percentileRank(value, others)! +
            percentileRank(
              -value,
              others.map((one) => -one),
            )!,
        ).toBeCloseTo(1, 12)
      }),
    )
  })
})

describe('interpolatedRank', () => {
  const known = [
    { at: 0.25, value: 40 },
    { at: 0.5, value: 50 },
    { at: 0.75, value: 70 },
    { at: 0.9, value: 85 },
  ]
  it('lies between two known points as far as the value does', () => {
    expect(interpolatedRank(60, known)).toEqual({ at: 0.625, beyond: null })
    expect(interpolatedRank(40, known)).toEqual({ at: 0.25, beyond: null })
    expect(interpolatedRank(85, known)).toEqual({ at: 0.9, beyond: null })
  })
  it('knows no more beyond the ends than that', () => {
    expect(interpolatedRank(10, known)).toEqual({ at: 0.25, beyond: 'below' })
    expect(interpolatedRank(99, known)).toEqual({ at: 0.9, beyond: 'above' })
    expect(interpolatedRank(50, known.slice(0, 1))).toBeNull()
    expect(
      interpolatedRank(50, [
        { at: 0.25, value: 50 },
        { at: 0.75, value: 50 },
      ]),
    ).toEqual({ at: 0.5, beyond: null })
  })
})

describe('a rank by search', () => {
  it('is the rank among the others that counting gives, with values alike and at both ends', () => {
    const values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9]
    const sorted = [...values].sort((a, b) => a - b)
    for (const [place, own] of values.entries())
      for (const value of [own, 0, 1, 4.5, 9, 10]) {
        const others = values.filter((_, at) => at !== place)
        expect(percentileRankAmong(value, own, sorted)).toBe(percentileRank(value, others))
      }
    expect(percentileRankAmong(1, 1, [1])).toBeNull()
  })
})
