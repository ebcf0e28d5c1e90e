import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { at, diverge, heatLevel, niceTicks, span, spreadLabels } from './scale'

describe('positions', () => {
  it('places a value between the ends and stops at them', () => {
    expect(at(3, 1, 5)).toBe('50%')
    expect(at(9, 1, 5)).toBe('100%')
    expect(at(0, 1, 5)).toBe('0%')
    expect(at(1, 1, 1)).toBe('0%')
  })
  it('measures what is visible of a span', () => {
    expect(span(2, 4, 0, 8)).toBe('25%')
    expect(span(-4, 4, 0, 8)).toBe('50%')
    expect(span(4, 2, 0, 8)).toBe('0%')
  })
})

describe('niceTicks', () => {
  it('takes round steps', () => {
    expect(niceTicks(0, 1)).toEqual([0, 0.25, 0.5, 0.75, 1])
    expect(niceTicks(2.1, 4.4)).toEqual([2, 3, 4, 5])
    expect(niceTicks(0, 47)).toEqual([0, 20, 40, 60])
    expect(niceTicks(3, 3)).toEqual([3, 4])
  })
  it('covers the values with three to six ticks', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(value, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (low, length) => {
        const ticks = niceTicks(low, low + length)
        expect(ticks[0]!).toBeLessThanOrEqual(low + length * 1e-6)
        expect(ticks.at(-1)!).toBeGreaterThanOrEqual(low + length * (1 - 1e-6))
        expect(ticks.length).toBeGreaterThanOrEqual(3)
        expect(ticks.length).toBeLessThanOrEqual(6)
      }),
    )
  })
})

describe('spreadLabels', () => {
  it('leaves labels that have room where they are', () => {
    expect(spreadLabels([10, 50, 90], 14, 100)).toEqual([10, 50, 90])
  })
  it('keeps the gap, the order and the room', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 8 }), (wanted) => {
        const placed = spreadLabels(wanted, 16, 200)
        const sorted = [...placed].sort((a, b) => a - b)
        sorted.slice(1).forEach((y, i) => expect(y - sorted[i]!).toBeGreaterThanOrEqual(16))
        expect(sorted[0]!).toBeGreaterThanOrEqual(0)
        expect(sorted.at(-1)!).toBeLessThanOrEqual(200)
        wanted.forEach((y, i) => wanted.forEach((z, j) => y < z && expect(placed[i]!).toBeLessThan(placed[j]!)))
      }),
    )
  })
})

it('counts steps from the reference, three at most', () => {
  expect(heatLevel(0.62, 0.5, 0.05)).toBe(2)
  expect(heatLevel(0.1, 0.5, 0.05)).toBe(-3)
  expect(heatLevel(0.51, 0.5, 0.05)).toBe(0)
})

describe('diverge', () => {
  it('lets the neutral point straddle the middle', () => {
    expect(diverge([0.1, 0.2, 0.2, 0.3, 0.2]).map(({ start }) => Number(start.toFixed(2)))).toEqual([
      -0.4, -0.3, -0.1, 0.1, 0.4,
    ])
  })
  it('starts an even scale at its middle', () => {
    const segments = diverge([0.25, 0.25, 0.25, 0.25])
    expect(segments.map(({ start }) => start)).toEqual([-0.5, -0.25, 0, 0.25])
    expect(segments.map(({ side }) => side)).toEqual([-1, -1, 1, 1])
  })
  it('is strongest at the ends', () => {
    expect(diverge([0, 0, 1, 0, 0]).map(({ strength }) => strength)).toEqual([1, 0.5, 0, 0.5, 1])
    expect(diverge([1])).toEqual([{ start: -0.5, size: 1, side: 0, strength: 0 }])
  })
})
