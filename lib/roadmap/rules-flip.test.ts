import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Weighed } from '@/lib/insights/rules-confidence'
import { flipsAgainst, riceOf, type Flip, type FlipItem } from './rules-flip'

const scoredAt = new Date('2026-06-30T00:00:00Z')
const voice = (key: string, over: Partial<Weighed> = {}): Weighed => ({
  id: key,
  voice: key,
  kind: 'highlight',
  rung: 'medium',
  stance: 'supports',
  occurredAt: scoredAt.toISOString(),
  anonymous: false,
  people: 1,
  platformTeam: false,
  ...over,
})
const itemWith = (people: number, over: Partial<FlipItem['judgement']> = {}, insights = 1): FlipItem => ({
  judgement: { impact: 1, effort: 4, reachEstimate: null, urgency: null, riskReduction: null, ...over },
  insights: Array.from({ length: insights }, (_, index) => ({
    id: `i${index}`,
    statement: 'Builds are slow',
    status: 'open' as const,
    resolvedAt: null,
    scoredAt,
    voices: Array.from({ length: people }, (_, n) => voice(`i${index}-p${n}`)),
  })),
  teams: [{ id: 'a', name: 'A', headcount: 100, platform: false }],
  population: { a: 100 },
})
/** The item after a change, built as the flip says it in words. */
function changed(item: FlipItem, flip: Flip, extra = 0): FlipItem {
  const { judgement, insights } = item
  switch (flip.by) {
    case 'impact':
    case 'effort':
      return { ...item, judgement: { ...judgement, [flip.by]: flip.to } }
    case 'estimated':
      return {
        ...item,
        judgement: { ...judgement, reachEstimate: (judgement.reachEstimate ?? 0) + flip.people + extra },
      }
    default: {
      const people = flip.people + extra
      const added =
        flip.by === 'surveyed'
          ? people > 0
            ? [voice('s', { kind: 'survey-result', anonymous: true, voice: null, sourceId: 's', askKey: 'q', people })]
            : []
          : Array.from({ length: people }, (_, n) =>
              voice(`new-${n}`, { stance: flip.by === 'against' ? 'contradicts' : 'supports' }),
            )
      return {
        ...item,
        insights: insights.map((one) =>
          one.id === flip.insight.id ? { ...one, voices: [...one.voices, ...added] } : one,
        ),
      }
    }
  }
}

describe('what puts an item above a neighbour', () => {
  it('is the least number of people of each kind, with confidence moving as it does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.double({ min: 1.05, max: 6, noNaN: true }), (people, factor) => {
        const item = itemWith(people)
        const neighbour = Math.max(0.01, riceOf(item) * factor)
        const flips = flipsAgainst(item, neighbour, true)
        for (const flip of flips) {
          if (flip.by === 'impact' || flip.by === 'effort') continue
          expect(riceOf(changed(item, flip))).toBeGreaterThan(neighbour)
          expect(riceOf(changed(item, flip, -1))).toBeLessThanOrEqual(neighbour)
        }
      }),
      { numRuns: 60 },
    )
  })
  it('needs fewer interviews than the score at today’s confidence would say', () => {
    const item = itemWith(2)
    const neighbour = riceOf(item) * 3
    const interviewed = flipsAgainst(item, neighbour, true).find((flip) => flip.by === 'interviewed')
    expect(interviewed).toMatchObject({ insight: { statement: 'Builds are slow' } })
    // Four more at an unchanged confidence; each interview raises it, so fewer do.
    expect(interviewed && 'people' in interviewed ? interviewed.people : 99).toBeLessThan(4)
  })
  it('is the scale’s value at which both score the same, and nothing beyond the scale', () => {
    const item = itemWith(4)
    const flips = flipsAgainst(item, riceOf(item) * 2, true)
    const impact = flips.find((flip) => flip.by === 'impact')
    expect(impact && riceOf(changed(item, impact))).toBeCloseTo(riceOf(item) * 2, 9)
    expect(flipsAgainst(item, riceOf(item) * 4, true).map((flip) => flip.by)).not.toContain('impact')
  })
  it('asks for no more people than the company has', () => {
    const flips = flipsAgainst({ ...itemWith(0), population: { a: 3 } }, 1_000, true)
    expect(flips.filter((flip) => 'people' in flip)).toEqual([])
  })
  it('adds no people to an insight that the neighbour rests on too: they would move both', () => {
    const item = itemWith(4, {}, 2)
    const neighbour = riceOf(item) * 1.5
    const targets = (shared: string[]) =>
      flipsAgainst(item, neighbour, true, new Set(shared)).flatMap((flip) =>
        'insight' in flip ? [flip.insight.id] : [],
      )
    expect(new Set(targets([]))).toEqual(new Set(['i0']))
    expect(new Set(targets(['i0']))).toEqual(new Set(['i1']))
    expect(targets(['i0', 'i1'])).toEqual([])
  })
  it('asks an item without insights for an estimate only', () => {
    const flips = flipsAgainst(itemWith(0, { reachEstimate: 10 }, 0), 0.1, true)
    expect(flips.map((flip) => flip.by)).toEqual(['estimated', 'impact', 'effort'])
  })
})

describe('what puts an item below a neighbour', () => {
  it('is voices against it, a smaller estimate, less impact or more effort', () => {
    const item = itemWith(6, { reachEstimate: 20 })
    const neighbour = riceOf(item) * 0.97
    const flips = flipsAgainst(item, neighbour, false)
    expect(flips.map((flip) => flip.by)).toEqual(['against', 'estimated', 'impact', 'effort'])
    const against = flips[0]!
    expect(riceOf(changed(item, against))).toBeLessThan(neighbour)
    expect(riceOf(changed(item, against, -1))).toBeGreaterThanOrEqual(neighbour)
  })
  it('is nothing where the neighbour scores nothing', () => {
    expect(flipsAgainst(itemWith(2), 0, false)).toEqual([])
  })
})
