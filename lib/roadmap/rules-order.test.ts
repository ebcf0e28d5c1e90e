import { describe, expect, it } from 'vitest'
import { seeded } from '@/lib/core/stats/random'
import { orderCertainty, triangular, type UncertainItem } from './rules-order'
import { emptyScoreInputs } from './rules-reach'
import { scoreOf } from './rules-score'

/** An item on an insight of its own. */
const item = (
  id: string,
  people: number,
  most = people,
  mirrored = people,
  impact = 1,
  on = `i-${id}`,
): UncertainItem => {
  const judgement = { impact, effort: 1, reachEstimate: null, urgency: null, riskReduction: null }
  const insights = [{ id: on, confidence: 1, adds: people }]
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

  it('is certain for items on the same evidence, however little is known of it', () => {
    // Three ways to help the same people: how many these are changes nothing of which way is worth most.
    const ways = [1.5, 1.2, 1].map((impact, n) => item(`way${n}`, 50, 100, 0, impact, 'shared'))
    expect(orderCertainty(ways, { seed: 'x', top: 1 })).toMatchObject({ stays: 1, sameOrder: 1, top: ['way0'] })
    expect(orderCertainty(ways, { seed: 'x', top: 3 })).toMatchObject({ stays: 1, sameOrder: 1 })
    // On evidence of their own it does.
    const apart = [1.5, 1.2, 1].map((impact, n) => item(`way${n}`, 50, 100, 0, impact))
    expect(orderCertainty(apart, { seed: 'x', top: 1 }).stays).toBeLessThan(0.9)
  })

  it('moves together as far as the same people stand behind two items, and each by itself as before', () => {
    // The same triangle for all, in steps of impact: what differs is on which insights they rest.
    const on = (id: string, impact: number, ...insights: string[]): UncertainItem => {
      const one = item(id, 60, 120, 0, impact)
      const adds = 60 / insights.length
      return {
        ...one,
        basis: { ...one.basis, insights: insights.map((insight) => ({ id: insight, confidence: 1, adds })) },
      }
    }
    const first = (...items: UncertainItem[]) => orderCertainty(items, { seed: 'x', top: 1, draws: 20_000 }).stays
    const [apart, half, most, same] = [
      first(on('a', 1.3, 'p', 'q'), on('b', 1, 'r', 's')),
      first(on('a', 1.3, 'p', 'q'), on('b', 1, 'q', 'r')),
      first(on('a', 1.3, 'p', 'q', 'r'), on('b', 1, 'p', 'q', 's')),
      first(on('a', 1.3, 'p', 'q'), on('b', 1, 'q', 'p')),
    ]
    expect(same).toBe(1)
    expect(apart + 0.03).toBeLessThan(half)
    expect(half + 0.02).toBeLessThan(most)
    expect(most).toBeLessThan(1)
    // Two insights of an item alone give no other spread than one: P(X < 40) of the triangle 0, 60, 120 is 40² / (120 · 60).
    const alone = orderCertainty([on('a', 1, 'p', 'q', 'r'), item('fixed', 40)], { seed: 'x', top: 1, draws: 40_000 })
    expect(Math.abs(alone.stays - (1 - 1_600 / 7_200))).toBeLessThan(0.01)
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

  it('gives ranks among all items, those too that are never among the first', () => {
    // “wide” is third and may be anything from 1 to 100: behind it stand ten of a known value, which never reach the first two.
    const items = [
      ...[item('a', 90), item('b', 80), item('wide', 41, 100, 1)],
      ...Array.from({ length: 10 }, (_, n) => item(`k${n}`, 40 - n)),
    ]
    const { items: shown } = orderCertainty(items, { seed: 'x', top: 2, draws: 20_000 })
    expect(shown.map((one) => one.id)).toEqual(['a', 'b', 'wide'])
    // Below 31 in (31 − 1)² ÷ (99 · 40) = 22.7 % of draws: behind all ten, so thirteenth in the last twentieth of them. Above 80 in
    // (100 − 80)² ÷ (99 · 59) = 6.8 %, above 90 in 1.7 %: second in the first twentieth.
    expect(shown.find((one) => one.id === 'wide')?.ranks).toEqual([2, 13])
    const few = orderCertainty(items, { seed: 'x', top: 2, draws: 20_000, shown: 2 })
    expect(few.items).toEqual(shown.slice(0, 2))
  })

  it('ranks each draw as sorting it does, equal values by who stands first, however few are shown', () => {
    // Known values have no interval: each draw is the same, and its ranks are those of the values.
    const known = [item('a', 30), item('b', 20), item('c', 20), item('d', 20), item('e', 10)]
    const { items, ...all } = orderCertainty(known, { seed: 'x', top: 3, draws: 50 })
    expect(all).toEqual({ draws: 50, top: ['a', 'b', 'c'], stays: 1, sameOrder: 1 })
    // “e” can never be among the first three and is not drawn.
    expect(items).toEqual([
      { id: 'a', inTop: 1, ranks: [1, 1] },
      { id: 'b', inTop: 1, ranks: [2, 2] },
      { id: 'c', inTop: 1, ranks: [3, 3] },
      { id: 'd', inTop: 0, ranks: [4, 4] },
    ])
    const unsure = Array.from({ length: 30 }, (_, n) => item(`u${n}`, 50 + n, 90 + n, 10 + n))
    const whole = orderCertainty(unsure, { seed: 'x', top: 5, draws: 400 })
    for (const shown of [1, 5, 12])
      expect(orderCertainty(unsure, { seed: 'x', top: 5, draws: 400, shown })).toEqual({
        ...whole,
        items: whole.items.slice(0, shown),
      })
    // The places of a draw are each given once: their chances to be among the first five add up to five.
    expect(whole.items.reduce((sum, one) => sum + one.inTop, 0)).toBeCloseTo(5, 9)
  })
})
