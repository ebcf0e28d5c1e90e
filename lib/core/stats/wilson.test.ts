import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalCdf, normalQuantile, zFor } from './normal'
import { effectiveSize } from './population'
import { wilson } from './wilson'

describe('normal', () => {
  it('agrees with printed tables', () => {
    expect(zFor(0.95)).toBeCloseTo(1.959963984540054, 9)
    expect(zFor(0.9)).toBeCloseTo(1.6448536269514722, 9)
    expect(zFor(0.99)).toBeCloseTo(2.5758293035489004, 9)
    expect(normalQuantile(0.5)).toBeCloseTo(0, 12)
    expect(normalQuantile(1e-6)).toBeCloseTo(-4.753424308822899, 8)
    expect(normalCdf(1)).toBeCloseTo(0.8413447460685429, 12)
    expect(normalCdf(-3)).toBeCloseTo(0.0013498980316300933, 12)
    expect(normalCdf(-6) / 9.865876450376981e-10).toBeCloseTo(1, 10)
  })
  it('inverts the distribution', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (p) => {
        expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 10)
      }),
    )
  })
  it('refuses what is no probability', () => {
    for (const p of [0, 1, -1, NaN]) expect(() => normalQuantile(p)).toThrow(RangeError)
  })
})

describe('wilson', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('gives what Newcombe (1998) prints for %i of %i', (count, n, low, high) => {
    const ci = wilson(count, n)
    expect(ci[0]).toBeCloseTo(low, 4)
    expect(ci[1]).toBeCloseTo(high, 4)
  })

  it.each([
    [100, 300, 8],
    [30, 300, 17],
    [8, 10, 16],
  ])('with %i of %i people asked is ±%i points at most', (n, population, points) => {
    const [low, high] = wilson(n / 2, n, population)
    expect(Math.abs(((high - low) / 2) * 100 - points)).toBeLessThan(1)
  })

  it('knows exactly what everybody said, and nothing from nobody', () => {
    expect(wilson(7, 20, 20)).toEqual([0.35, 0.35])
    expect(wilson(7, 20, 15)).toEqual([0.35, 0.35])
    expect(wilson(0, 0, 20)).toEqual([0, 1])
    expect(() => wilson(3, 2)).toThrow(RangeError)
    expect(() => wilson(-1, 2)).toThrow(RangeError)
    expect(() => wilson(NaN, 2)).toThrow(RangeError)
  })

  it('contains the share, stays within 0–1, narrows with n and with a known population', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 500 }), (some, n, more) => {
        const count = Math.min(some, n)
        const [low, high] = wilson(count, n)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual(count / n)
        expect(high).toBeGreaterThanOrEqual(count / n)
        const [corrected, upper] = wilson(count, n, n + more)
        expect(upper - corrected).toBeLessThanOrEqual(high - low + 1e-12)
        const [l2, h2] = wilson(count * 4, n * 4)
        expect(h2 - l2).toBeLessThan(high - low)
      }),
    )
  })
})

describe('effectiveSize', () => {
  it('is n without a population, more with one, endless at a census', () => {
    expect(effectiveSize(8)).toBe(8)
    expect(effectiveSize(8, 10)).toBe(36)
    expect(effectiveSize(10, 10)).toBe(Infinity)
    expect(effectiveSize(0, 10)).toBe(0)
  })
})
