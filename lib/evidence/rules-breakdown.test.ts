import { describe, expect, it } from 'vitest'
import { breakdownOf, sideOf } from './rules-breakdown'

const five = { min: 1, max: 5, favourableEnd: 'high', nps: false } as const

describe('the side of an answer', () => {
  it('is two points at either end of a scale of five, seven or four, one of three or two', () => {
    const sides = (min: number, max: number) =>
      Array.from({ length: max - min + 1 }, (_, index) =>
        sideOf(min + index, { min, max, favourableEnd: 'high', nps: false }).charAt(0),
      ).join('')
    expect([sides(1, 5), sides(1, 7), sides(1, 4), sides(1, 3), sides(0, 1)]).toEqual([
      'uunff',
      'uunnnff',
      'uuff',
      'unf',
      'uf',
    ])
  })
  it('is turned round where the low end is good', () => {
    const low = { ...five, favourableEnd: 'low' } as const
    expect([1, 2, 3, 4, 5].map((value) => sideOf(value, low))).toEqual([
      'favourable',
      'favourable',
      'neutral',
      'unfavourable',
      'unfavourable',
    ])
  })
  it('of NPS is promoters from nine, detractors up to six', () => {
    const nps = { min: 0, max: 10, favourableEnd: 'high', nps: true } as const
    expect([0, 6, 7, 8, 9, 10].map((value) => sideOf(value, nps).charAt(0)).join('')).toBe('uunnff')
  })
})

describe('the breakdown of a survey result', () => {
  it('holds the whole and each team as results show them, and nothing of a team that they hide', () => {
    const distribution = [
      { value: 1, count: 1 },
      { value: 3, count: 2 },
      { value: 5, count: 9 },
    ]
    const { groups } = breakdownOf(
      { n: 12, suppressed: false, distribution },
      [
        { id: 'mobile', n: 8, suppressed: false, distribution: [{ value: 5, count: 8 }] },
        { id: 'small', n: null, suppressed: true },
        { id: 'score-only', n: 6, suppressed: false },
        { id: null, n: 2, suppressed: false },
      ],
      five,
    )
    expect(
      groups.map(({ segmentId, favourable, unfavourable, n, suppressed }) => [
        segmentId,
        favourable,
        unfavourable,
        n,
        suppressed,
      ]),
    ).toEqual([
      ['', 9, 1, 12, false],
      ['mobile', 8, 0, 8, false],
      ['small', null, null, null, true],
      ['score-only', null, null, 6, false],
    ])
  })
})
