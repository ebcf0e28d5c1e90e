import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreement } from './agreement'
import { favourable, favourableBoxes, favourableRange, type FavourableEnd } from './favourable'
import { meanOf } from './mean'
import { nps } from './nps'
import { opportunity } from './opportunity'
import { studentQuantile } from './student'
import { umuxLite } from './umux-lite'
import { wilson } from './wilson'

const tally = (...counts: number[]) => counts.map((count, index) => ({ value: index + 1, count }))

describe('agreement', () => {
  it('give what van der Eijk (2001) prints', () => {
    expect(agreement([30, 40, 210, 130, 530, 50, 10])).toBeCloseTo(0.6113333, 7)
    expect(agreement([10, 0, 0, 0, 10])).toBeCloseTo(-1)
    expect(agreement([4, 4, 4, 4, 4])).toBe(0)
    expect(agreement([0, 9, 0])).toBe(1)
    expect(agreement([0, 0, 0])).toBeNull()
    expect(() => agreement([1, 2])).toThrow(RangeError)
  })
  it('stays within −1 and 1 and does not care which end is which, or how many answered alike', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 3, maxLength: 11 }), (counts) => {
        const a = agreement(counts)
        if (a === null) return
        expect(a).toBeGreaterThanOrEqual(-1 - 1e-9)
        expect(a).toBeLessThanOrEqual(1 + 1e-9)
        expect(agreement([...counts].reverse())).toBeCloseTo(a, 9)
        expect(agreement(counts.map((count) => count * 3))).toBeCloseTo(a, 9)
      }),
    )
  })
})

describe('studentQuantile', () => {
  it('agrees with printed tables', () => {
    expect(studentQuantile(0.975, 1)).toBeCloseTo(12.7062, 4)
    expect(studentQuantile(0.975, 9)).toBeCloseTo(2.262157, 6)
    expect(studentQuantile(0.95, 30)).toBeCloseTo(1.697261, 6)
    expect(studentQuantile(0.975, 100_000)).toBeCloseTo(1.96, 2)
    expect(studentQuantile(0.025, 9)).toBeCloseTo(-2.262157, 6)
    expect(() => studentQuantile(1, 9)).toThrow(RangeError)
  })
})

describe('meanOf', () => {
  it('puts the t interval on a mean', () => {
    // 1…5 once each: x̄ 3, s 1.5811, t(4) 2.776445 → 3 ± 1.963243
    const { ci, ...rest } = meanOf(tally(1, 1, 1, 1, 1)) ?? {}
    expect(rest).toMatchObject({ n: 5, mean: 3 })
    expect(ci?.[0]).toBeCloseTo(1.036757, 5)
    expect(ci?.[1]).toBeCloseTo(4.963243, 5)
  })
  it('corrects for the population, and keeps to the scale', () => {
    expect(meanOf(tally(1, 1, 1), { population: 3 })?.ci).toEqual([2, 2])
    const wide = meanOf(tally(2, 0, 2), { bounds: [1, 3] })
    expect(wide?.ci).toEqual([1, 3])
    const [low, high] = meanOf(tally(5, 5, 5))?.ci ?? [0, 0]
    const [closer, closest] = meanOf(tally(5, 5, 5), { population: 20 })?.ci ?? [0, 0]
    expect((closest - closer) / (high - low)).toBeCloseTo(Math.sqrt(5 / 20), 9)
  })
  it.each([
    { values: [4, 4, 5, 1], low: 1.36515, high: 5.63485 },
    { values: [2, 2, 3, 3, 4, 5, 1, 1], low: 2.09862, high: 3.15138 },
  ])('is what the package survey 4.1.1 for R says of $values from ten people', ({ values, low, high }) => {
    // confint(svymean(~x, svydesign(~1, data, fpc = ~N)), df = n - 1)
    const ci = meanOf(
      values.map((value) => ({ value, count: 1 })),
      { population: 10 },
    )!.ci!
    expect(ci[0]).toBeCloseTo(low, 5)
    expect(ci[1]).toBeCloseTo(high, 5)
  })
  it('does not pretend to know from one answer or none', () => {
    expect(meanOf(tally(0, 1, 0))).toEqual({ n: 1, mean: 2, sd: 0, ci: null })
    expect(meanOf(tally(0, 0))).toBeNull()
  })
  it('has no interval where all answered alike, but where everybody answered', () => {
    expect(meanOf(tally(0, 0, 0, 0, 9), { bounds: [1, 5] })).toEqual({ n: 9, mean: 5, sd: 0, ci: null })
    expect(meanOf(tally(0, 9), { population: 30 })?.ci).toBeNull()
    // Sums of 0.1 are not exact: what is alike is told by the values, and not by a spread of nought.
    expect(meanOf([{ value: 0.1, count: 3 }])?.ci).toBeNull()
    expect(meanOf(tally(0, 9), { population: 9 })?.ci).toEqual([2, 2])
  })
})

describe('favourable', () => {
  const of5 = (favourableEnd: FavourableEnd) => ({ min: 1, max: 5, favourableEnd })
  it('takes the top box of three, the top two of five and seven, promoters of eleven', () => {
    expect([2, 3, 4, 5, 7, 10, 11].map(favourableBoxes)).toEqual([1, 1, 2, 2, 2, 2, 2])
    expect(favourable(tally(1, 2, 3, 4, 5), of5('high'))).toEqual({ count: 9, n: 15, share: 0.6, ci: wilson(9, 15) })
    expect(favourable(tally(1, 2, 3), { min: 1, max: 3, favourableEnd: 'high' }, 6)).toEqual({
      count: 3,
      n: 6,
      share: 0.5,
      ci: [0.5, 0.5],
    })
    expect(favourable(tally(0, 0), of5('high'))).toBeNull()
  })
  it('takes as many at the bottom where low is good, and nothing where neither end is', () => {
    expect(favourable(tally(1, 2, 3, 4, 5), of5('low'))).toEqual({ count: 3, n: 15, share: 0.2, ci: wilson(3, 15) })
    expect(favourable(tally(1, 2, 3, 4, 5), of5('none'))).toBeNull()
    expect(favourableRange({ min: 0, max: 10, favourableEnd: 'low' })).toEqual([0, 1])
    expect(favourableRange({ min: 1, max: 7, favourableEnd: 'high' })).toEqual([6, 7])
    expect(favourableRange(of5('none'))).toBeNull()
  })
  it('is the same of a scale that is turned round, with the good end turned too', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 2, maxLength: 11 }), fc.nat(2), (counts, min) => {
        const scale = { min, max: min + counts.length - 1 }
        const at = (numbers: number[]) => numbers.map((count, index) => ({ value: min + index, count }))
        expect(favourable(at([...counts].reverse()), { ...scale, favourableEnd: 'low' })).toEqual(
          favourable(at(counts), { ...scale, favourableEnd: 'high' }),
        )
      }),
    )
  })
})

describe('nps', () => {
  const given = (detractors: number, passives: number, promoters: number) => [
    { value: 3, count: detractors },
    { value: 8, count: passives },
    { value: 10, count: promoters },
  ]
  it('is promoters less detractors, with an interval', () => {
    expect(nps(given(10, 20, 70))).toMatchObject({ n: 100, score: 60 })
    // p = 70.75/103, d = 10.75/103; 58.2524 ± 1.959964·√(0.451945/103)·100
    const { ci } = nps(given(10, 20, 70)) ?? { ci: [0, 0] }
    expect(ci[0]).toBeCloseTo(45.27, 2)
    expect(ci[1]).toBeCloseTo(71.235, 2)
    expect(nps(given(1, 2, 3), 6)?.ci[0]).toBeCloseTo(33.3333, 3)
    expect(nps([])).toBeNull()
  })
  it('stays between −100 and 100 and around the score', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(100), (d, p, m, more) => {
        const result = nps(given(d, p, m), d + p + m + more)
        if (!result) return
        expect(result.ci[0]).toBeGreaterThanOrEqual(-100)
        expect(result.ci[1]).toBeLessThanOrEqual(100)
        expect(result.ci[0]).toBeLessThanOrEqual(result.score)
        expect(result.ci[1]).toBeGreaterThanOrEqual(result.score)
      }),
    )
  })
})

describe('opportunity and UMUX-Lite', () => {
  it('follow their formulas', () => {
    expect(opportunity(0.8, 0.3)).toBeCloseTo(13)
    expect(opportunity(0.4, 0.9)).toBeCloseTo(4)
    expect(() => opportunity(80, 30)).toThrow(RangeError)
    expect([umuxLite(1, 1), umuxLite(7, 7), umuxLite(5, 6)]).toEqual([0, 100, 75])
    expect(() => umuxLite(0, 5)).toThrow(RangeError)
  })
})
