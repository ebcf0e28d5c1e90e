import { describe, expect, it } from 'vitest'
import { seeded } from '@/lib/core/stats/random'
import { orderCertainty, triangular, type UncertainItem } from './rules-order'
import { emptyScoreInputs } from './rules-reach'
import { scoreOf } from './rules-score'

const item = (id: string, people: number, most = people, mirrored = people): UncertainItem => {
  const judgement = { impact: 1, effort: 1, reachEstimate: null, urgency: null, riskReduction: null }
  const insights = [{ id: 'i', confidence: 1, adds: people }]
  const basis = { ...emptyScoreInputs(), people, known: people, most, mirrored, insights, population: 1_000 }
  const { rice, riceLow, riceHigh } = scoreOf(judgement, basis)
  return { id, judgement, basis, rice, riceLow, riceHigh }
}

describe('draws from a triangle', () => {
  it('have its mean and variance, and stay within it', () => {
    const random = seeded('triangle')
    const [low, mode, high] = [2, 3, 10]
    const drawn = Array.from({ length: 100_000 }, () => triangular(low, mode, high, random()))
    const mean = drawn.reduce((sum, x) => sum + x, 0) / drawn.length
    const variance = drawn.reduce((sum, x) => sum + (x - mean) ** 2, 0) / drawn.length
    expect(mean).toBeCloseTo((low + mode + high) / 3, 1)
    expect(variance).toBeCloseTo((low ** 2 + mode ** 2 + high ** 2 - low * mode - low * high - mode * high) / 18, 1)
    expect(Math.min(...drawn.slice(0, 1_000))).toBeGreaterThanOrEqual(low)
    expect(triangular(4, 4, 4, 0.3)).toBe(4)
  })
})

describe('how sure an order is', () => {
  it('is certain where no interval meets another', () => {
    const items = [item('a', 100, 110, 95), item('b', 50, 60, 45), item('c', 10, 12, 9)]
    expect(orderCertainty(items, { seed: 'x', top: 2 })).toMatchObject({ stays: 1, sameOrder: 1, top: ['a', 'b'] })
  })

  it('is one half for two items of the same kind', () => {
    const { stays } = orderCertainty([item('a', 50, 100, 0), item('b', 50, 100, 0)], {
      seed: 'x',
      top: 1,
      draws: 20_000,
    })
    expect(stays).toBeCloseTo(0.5, 1)
  })

  it('is the share that integration gives for a known value and a triangle', () => {
    // P(X < 40) for X from the triangle 0, 50, 100 is 40² / (100 · 50) = 0.32; then the fixed 40 is first.
    const items = [item('drawn', 50, 100, 0), item('fixed', 40)]
    const { stays, items: each } = orderCertainty(items, { seed: 'x', top: 1, draws: 40_000 })
    expect(stays).toBeCloseTo(1 - 0.32, 1)
    expect(Math.abs(stays - 0.68)).toBeLessThan(0.01)
    expect(each.find((one) => one.id === 'fixed')?.ranks).toEqual([1, 2])
  })

  it('is the same each time, and does not look at items that cannot come up', () => {
    const items = [
      item('a', 60, 90, 30),
      item('b', 50, 80, 20),
      ...Array.from({ length: 500 }, (_, n) => item(`z${n}`, 1)),
    ]
    const first = orderCertainty(items, { seed: 'monday', top: 2 })
    expect(orderCertainty([...items].reverse(), { seed: 'monday', top: 2 })).toEqual(first)
    expect(first.items.map((one) => one.id)).toEqual(['a', 'b'])
    // One more item that can come up leaves the draws of the others as they are.
    const more = orderCertainty([...items, item('c', 30, 95, 10)], { seed: 'monday', top: 2 })
    expect(more.items.map((one) => one.id)).toEqual(['a', 'b', 'c'])
    expect(more.stays).toBeLessThanOrEqual(first.stays)
    expect(orderCertainty([], { seed: 'x' })).toMatchObject({ top: [], items: [] })
  })
})
