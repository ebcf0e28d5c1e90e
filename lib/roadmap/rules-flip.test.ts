import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Weighed } from '@/lib/insights/rules-confidence'
import { packVoices, readPacked, unpackHeard } from '@/lib/insights/rules-heard'
import { countInsight, scoreInsight, type TeamSize } from '@/lib/insights/rules-score'
import { flipsAgainst, riceOf, riceWith, type Flip, type FlipInsight, type FlipItem, type Kind } from './rules-flip'
import { countScoreInputs } from './rules-reach'
import { scoreOf } from './rules-score'

type FcValue<A> = A extends fc.Arbitrary<infer T> ? T : never

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
/** An insight as the count of its voices leaves it, with these beside it to add more. */
type Voiced = FlipInsight & { voices: readonly Weighed[] }
const counted = (id: string, voices: readonly Weighed[]): Voiced => ({
  id,
  statement: 'Builds are slow',
  heard: unpackHeard(packVoices(voices)!),
  ground: countInsight(voices, scoredAt).ground!,
  voices,
})
const itemWith = (people: number, over: Partial<FlipItem['judgement']> = {}, insights = 1): FlipItem => ({
  judgement: { impact: 1, effort: 4, reachEstimate: null, urgency: null, riskReduction: null, ...over },
  insights: Array.from({ length: insights }, (_, index) =>
    counted(
      `i${index}`,
      Array.from({ length: people }, (_, n) => voice(`i${index}-p${n}`)),
    ),
  ),
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
      return {
        ...item,
        insights: insights.map((one) => (one.id === flip.insight.id ? joined(one, flip.by, people) : one)),
      }
    }
  }
}

/** An insight once these people have spoken, counted again from all voices. */
function joined(insight: FlipInsight, by: Kind, people: number): FlipInsight {
  const added =
    by !== 'surveyed'
      ? Array.from({ length: people }, (_, n) =>
          voice(`new-${n}`, { stance: by === 'against' ? 'contradicts' : 'supports' }),
        )
      : people > 0
        ? [voice('s', { kind: 'survey-result', anonymous: true, voice: null, sourceId: 's', askKey: 'q', people })]
        : []
  return counted(insight.id, [...(insight as Voiced).voices, ...added])
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

describe('counted in numbers', () => {
  const teams: TeamSize[] = ['a', 'b', 'c'].map((id) => ({ id, name: id, headcount: 20, platform: false }))
  const population = { a: 20, b: 20, c: 20 }
  /** Some voice: of few people, few sessions and few questions, so that the same comes again. */
  const anyVoice = fc.record({
    id: fc.nat(40),
    kind: fc.constantFrom<Weighed['kind']>('highlight', 'answer', 'survey-result', 'ticket', 'rfc-comment'),
    stance: fc.constantFrom<Weighed['stance']>('supports', 'contradicts', 'context'),
    who: fc.nat(8),
    anonymous: fc.boolean(),
    team: fc.constantFrom('a', 'b', 'c', null),
    ask: fc.nat(3),
    people: fc.integer({ min: 1, max: 9 }),
    platformTeam: fc.boolean(),
  })
  const made = (insight: number, one: FcValue<typeof anyVoice>): Weighed =>
    voice(`v${one.anonymous ? one.id : `${insight}-${one.id}`}`, {
      kind: one.kind,
      stance: one.stance,
      anonymous: one.anonymous,
      voice: null,
      personId: one.anonymous ? null : `p${one.who}`,
      teamId: one.team,
      sourceId: `s${one.ask % 2}`,
      askKey: `q${one.ask}`,
      people: one.anonymous ? one.people : 1,
      platformTeam: one.platformTeam,
    })

  /** Insights of some voices, where one piece says one thing wherever it is linked. */
  function insightsOf(given: readonly (readonly FcValue<typeof anyVoice>[])[]): Voiced[] {
    const pieces = new Map<string, Weighed>()
    return given.map((voices, at) =>
      counted(
        `i${at}`,
        voices.map((one) => {
          const fresh = made(at, one)
          const known = pieces.get(fresh.id) ?? fresh
          pieces.set(fresh.id, known)
          return { ...known, stance: one.stance }
        }),
      ),
    )
  }

  it('the score is that of the room that keeps it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(anyVoice, { maxLength: 25 }), { maxLength: 5 }),
        fc.option(fc.integer({ min: 0, max: 40 })),
        (given, reachEstimate) => {
          const item: FlipItem = { ...itemWith(0, { reachEstimate }, 0), insights: insightsOf(given), population }
          const linked = (item.insights as Voiced[]).map(({ id, voices }) => ({
            id,
            confidence: scoreInsight(voices, teams, scoredAt).confidence / 10,
            heard: readPacked(packVoices(voices)!),
          }))
          expect(riceOf(item)).toBeCloseTo(scoreOf(item.judgement, countScoreInputs(linked, population)).rice, 9)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('a change that is tried scores what the item scores once it has happened', () => {
    const item: FlipItem = { ...itemWith(3, {}, 3), population }
    for (const up of [true, false]) {
      const neighbour = riceOf(item) * (up ? 1.6 : 0.8)
      for (const flip of flipsAgainst(item, neighbour, up)) {
        if (!('insight' in flip)) continue
        const [now, less] = [riceOf(changed(item, flip)), riceOf(changed(item, flip, -1))]
        expect(up ? now > neighbour && less <= neighbour : now < neighbour && less >= neighbour, flip.by).toBe(true)
      }
    }
  })

  it('newcomers to any insight score what they do once all voices are counted again, wherever they put it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(anyVoice, { maxLength: 25 }), { minLength: 1, maxLength: 5 }),
        fc.nat(4),
        fc.constantFrom<Kind>('interviewed', 'surveyed', 'against'),
        fc.nat(30),
        (given, at, by, people) => {
          const insights = insightsOf(given)
          const target = insights[at % insights.length]!
          const item: FlipItem = { ...itemWith(0, {}, 0), insights, population }
          const after = insights.map((one) => (one === target ? joined(one, by, people) : one))
          expect(riceWith(item, target, by, people)).toBeCloseTo(riceOf({ ...item, insights: after }), 9)
        },
      ),
      { numRuns: 300 },
    )
  })
})
