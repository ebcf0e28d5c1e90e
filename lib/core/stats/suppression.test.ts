import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEnough, minimums } from '../minimum'
import { mayShowPart, suppressed } from './suppression'

const cells = (counts: Record<string, number>) => Object.entries(counts).map(([key, n]) => ({ key, n }))

describe('minimum group', () => {
  it('can be raised, never lowered below three, and detail never looser than scores', () => {
    expect(minimums()).toEqual({ score: 5, detail: 8 })
    expect(minimums({ score: 1, detail: 1 })).toEqual({ score: 3, detail: 3 })
    expect(minimums({ score: 10 })).toEqual({ score: 10, detail: 10 })
    expect(isEnough(2, 1)).toBe(false)
    expect(isEnough(5, 5)).toBe(true)
  })
  it('holds for what is left over as well', () => {
    expect(mayShowPart(20, 24, 5)).toBe(false)
    expect(mayShowPart(20, 25, 5)).toBe(true)
    expect(mayShowPart(20, 20, 5)).toBe(true)
    expect(mayShowPart(4, 20, 5)).toBe(false)
  })
})

describe('suppressed', () => {
  it('hides nothing when all groups are large enough', () => {
    expect(suppressed(cells({ a: 5, b: 9 }), 5)).toEqual(new Set())
  })
  it('hides the smallest other group along with a single small one', () => {
    expect(suppressed(cells({ a: 3, b: 9, c: 7 }), 5)).toEqual(new Set(['a', 'c']))
  })
  it('hides no more when the small groups cover each other', () => {
    expect(suppressed(cells({ a: 3, b: 4, c: 7 }), 5)).toEqual(new Set(['a', 'b']))
    expect(suppressed(cells({ a: 1, b: 1, c: 7, d: 20 }), 5)).toEqual(new Set(['a', 'b', 'c']))
  })
  it('does not take nobody for company', () => {
    expect(suppressed(cells({ a: 0, b: 9 }), 5)).toEqual(new Set(['a']))
    expect(suppressed(cells({ a: 0, b: 3, c: 9, d: 12 }), 5)).toEqual(new Set(['a', 'b', 'c']))
  })
  it('never leaves a group that can be worked out', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 12 }), fc.integer({ min: 1, max: 10 }), (counts, minimum) => {
        const all = counts.map((n, index) => ({ key: String(index), n }))
        const hidden = suppressed(all, minimum)
        const people = all.filter(({ key, n }) => hidden.has(key) && n > 0)
        for (const { key, n } of all) if (!hidden.has(key)) expect(isEnough(n, minimum)).toBe(true)
        const everything = hidden.size === all.length
        if (people.length > 0 && !everything) {
          expect(people.length).toBeGreaterThan(1)
          expect(
            isEnough(
              people.reduce((sum, { n }) => sum + n, 0),
              minimum,
            ),
          ).toBe(true)
        }
      }),
    )
  })
})
