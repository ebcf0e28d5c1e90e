import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { confidence, METHODS, type Method, type Piece } from './confidence'
import { recencyWeight } from './decay'

const many = (method: Method, count: number): Piece[] => Array.from({ length: count }, () => ({ method }))

describe('confidence', () => {
  it('follows the meter: a conviction hundredths, twenty interviews 3, a launch 10', () => {
    expect(confidence([]).value).toBe(0)
    expect(confidence(many('conviction', 1)).value).toBe(0.01)
    expect(confidence(many('opinion', 9)).value).toBe(0.2)
    expect(confidence(many('anecdote', 1)).value).toBe(0.5)
    expect(confidence(many('survey', 2)).value).toBe(2)
    expect(confidence(many('interview', 20)).value).toBeCloseTo(3)
    expect(confidence(many('test', 1)).value).toBe(4)
    expect(confidence(many('launch', 1)).value).toBe(10)
  })
  it('is capped by method: weak evidence never adds up to a strong study', () => {
    const weak = [...many('survey', 50), ...many('anecdote', 50), ...many('opinion', 50)]
    expect(confidence(weak)).toMatchObject({ value: 3, share: 0.3, level: 'moderate', ceiling: 'survey' })
    expect(confidence([...weak, ...many('interview', 40)]).value).toBe(4)
    expect(confidence(many('survey', 50)).value).toBeLessThan(confidence(many('test', 1)).value)
  })
  it('says what each method earned', () => {
    expect(confidence([...many('survey', 4), { method: 'interview', strength: 0.5 }]).methods).toEqual([
      { method: 'survey', pieces: 4, earned: 3, capped: true },
      { method: 'interview', pieces: 1, earned: 0.25, capped: false },
    ])
  })
  it('grows with every piece and stays within 0–10', () => {
    const piece = fc.record({
      method: fc.constantFrom(...METHODS),
      strength: fc.double({ min: -1, max: 2, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(piece), piece, (pieces, one) => {
        const before = confidence(pieces).value
        const after = confidence([...pieces, one]).value
        expect(after).toBeGreaterThanOrEqual(before - 1e-12)
        expect(after).toBeLessThanOrEqual(10)
      }),
    )
  })
})

describe('recencyWeight', () => {
  it('halves each half-life', () => {
    expect(recencyWeight(0)).toBe(1)
    expect(recencyWeight(180)).toBe(0.5)
    expect(recencyWeight(60, 30)).toBe(0.25)
    expect(recencyWeight(-10)).toBe(1)
    expect(() => recencyWeight(1, 0)).toThrow(RangeError)
  })
})
