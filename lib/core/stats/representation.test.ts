import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { representation } from './representation'
import { answersToHalve, sampleSize } from './sample-size'
import { support } from './support'
import { wilson } from './wilson'

describe('representation', () => {
  it('says how far the mixes differ, who is missing and who is loudest', () => {
    // 12 quotes, 11 from backend and 1 from mobile, where mobile is 40 % of the engineers
    const result = representation({ backend: 11, mobile: 1 }, { backend: 40, mobile: 40, data: 20 })
    expect(result.dissimilarity).toBeCloseTo((Math.abs(11 / 12 - 0.4) + Math.abs(1 / 12 - 0.4) + 0.2) / 2)
    expect(result.missing).toEqual([{ group: 'data', share: 0.2 }])
    expect(result.top).toEqual({ group: 'backend', share: 11 / 12 })
  })
  it('is 0 for like mixes, 1 for foreign ones, unknown without evidence', () => {
    expect(representation({ a: 1, b: 2 }, { a: 10, b: 20 }).dissimilarity).toBeCloseTo(0)
    expect(representation({ c: 1 }, { a: 10 }).dissimilarity).toBe(1)
    expect(representation({}, { a: 10 })).toEqual({
      dissimilarity: null,
      missing: [{ group: 'a', share: 1 }],
      top: null,
    })
  })
})

describe('support', () => {
  it('counts groups by their size, not by how loud they are', () => {
    const result = support([
      { population: 80, heard: 10, inFavour: 2 },
      { population: 20, heard: 10, inFavour: 10 },
    ])
    expect(result?.share).toBeCloseTo(0.8 * 0.2 + 0.2)
    expect(result?.covered).toBe(1)
  })
  it('says how much of the population it speaks of', () => {
    expect(
      support([
        { population: 30, heard: 3, inFavour: 3 },
        { population: 10, heard: 0, inFavour: 0 },
      ])?.covered,
    ).toBe(0.75)
    expect(support([{ population: 30, heard: 0, inFavour: 0 }])).toBeNull()
    expect(support([{ population: 4, heard: 4, inFavour: 1 }])?.ci).toEqual([0.25, 0.25])
    expect(() => support([{ population: 4, heard: 2, inFavour: 3 }])).toThrow(RangeError)
  })
  it('is near Wilson’s interval for one large group', () => {
    const [low, high] = support([{ population: 1e9, heard: 400, inFavour: 240 }])?.ci ?? [0, 0]
    const [wilsonLow, wilsonHigh] = wilson(240, 400)
    expect(low).toBeCloseTo(wilsonLow, 2)
    expect(high).toBeCloseTo(wilsonHigh, 2)
  })
})

describe('sampleSize', () => {
  it.each([
    [100, 80],
    [300, 169],
    [1_000, 278],
    [10_000, 370],
  ])('agrees with Krejcie & Morgan for %i people', (people, n) => {
    expect(sampleSize(people)).toBe(n)
  })
  it('asks nobody of nobody', () => {
    expect(sampleSize(0)).toBe(0)
    expect(() => sampleSize(100, 0)).toThrow(RangeError)
  })
  it('finds the fewest answers that halve the interval', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(400), (n, more) => {
        const width = (count: number) => {
          const [low, high] = wilson(count / 2, count, n + more)
          return high - low
        }
        const extra = answersToHalve(n, n + more)
        expect(n + extra).toBeLessThanOrEqual(n + more)
        expect(width(n + extra)).toBeLessThanOrEqual(width(n) / 2 + 1e-12)
        if (extra > 0) expect(width(n + extra - 1)).toBeGreaterThan(width(n) / 2)
      }),
    )
  })
})
