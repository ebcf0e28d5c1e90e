import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countScoreInputs, emptyScoreInputs, type LinkedInsight, type LinkedPiece } from './rules-reach'
import { listsOf } from '@/lib/insights/rules-heard'
import { confidenceOf, GUESSED, scoreOf, type Judgement } from './rules-score'
import { whyOf } from './rules-why'
import { itemMachine, sumOfWeeks, warningsOf, withinCapacity } from './rules'
import { STATUSES } from './schema'

let serial = 0
const piece = (over: Partial<LinkedPiece> = {}): LinkedPiece => ({
  id: `e${(serial += 1)}`,
  stance: 'supports',
  rung: 'medium',
  anonymous: false,
  people: 1,
  platformTeam: false,
  ...over,
})
const insight = (id: string, confidence: number, pieces: LinkedPiece[]): LinkedInsight => ({
  id,
  confidence,
  heard: listsOf(pieces),
})
const judged = (over: Partial<Judgement> = {}): Judgement => ({
  impact: 2,
  effort: 4,
  reachEstimate: null,
  urgency: null,
  riskReduction: null,
  ...over,
})
const population = { payments: 10, search: 10, mobile: 20 }

describe('reach', () => {
  it('counts a person once, over pieces and over insights', () => {
    const said = [piece({ personId: 'ada', teamId: 'search' }), piece({ personId: 'ada', teamId: 'search' })]
    const basis = countScoreInputs(
      [insight('a', 0.5, said), insight('b', 0.3, [piece({ personId: 'ada' }), piece({ personId: 'bo' })])],
      population,
    )
    expect(basis.people).toBe(2)
    expect(basis.insights).toEqual([
      { id: 'a', confidence: 0.5, adds: 1 },
      { id: 'b', confidence: 0.3, adds: 1 },
    ])
  })
  it('counts one piece in two insights once, an anonymous result too', () => {
    const result = piece({ anonymous: true, people: 31, sourceId: 's', askKey: 'q' })
    expect(countScoreInputs([insight('a', 0.5, [result]), insight('b', 0.4, [result])], population)).toMatchObject({
      people: 31,
      most: 31,
    })
  })
  it('does not add up two questions of one anonymous survey, and says how many it could be', () => {
    const of = (askKey: string) => piece({ anonymous: true, people: 12, sourceId: 's', askKey })
    expect(countScoreInputs([insight('a', 0.5, [of('q1'), of('q2')])], population)).toMatchObject({
      people: 12,
      most: 24,
    })
  })
  it('gives the platform team nothing', () => {
    const basis = countScoreInputs(
      [insight('a', 0.5, [piece({ personId: 'p', teamId: 'platform', platformTeam: true })])],
      population,
    )
    expect(basis).toMatchObject({ people: 0, teams: 0, platformPieces: 1, low: 0, medium: 0, high: 0 })
    expect(scoreOf(judged(), basis).rice).toBe(0)
  })
  it('counts who supports, not who contradicts or gives context', () => {
    const basis = countScoreInputs(
      [
        insight('a', 0.5, [
          piece({ personId: 'x', stance: 'contradicts' }),
          piece({ personId: 'y', stance: 'context' }),
        ]),
      ],
      population,
    )
    expect(basis).toMatchObject({ people: 0, contradicting: 1 })
  })
  it('measures how far the teams of the evidence mirror the company', () => {
    const six = Array.from({ length: 6 }, (_, i) => piece({ personId: `p${i}`, teamId: 'payments' }))
    const two = Array.from({ length: 2 }, (_, i) => piece({ personId: `m${i}`, teamId: 'mobile' }))
    // Shares: evidence 6/8, 0, 2/8; company 1/4, 1/4, 1/2. D = ½(½ + ¼ + ¼) = ½.
    expect(countScoreInputs([insight('a', 0.5, [...six, ...two])], population)).toMatchObject({
      people: 8,
      mirrored: 4,
      teams: 2,
      topShare: 0.75,
    })
  })
  it('never lets somebody new lower what is counted', () => {
    const person = fc.record({
      person: fc.integer({ min: 0, max: 20 }),
      team: fc.constantFrom('payments', 'search', 'mobile'),
    })
    fc.assert(
      fc.property(fc.array(person, { minLength: 1 }), person, (before, next) => {
        const teamOf = new Map([...before, next].map((each) => [each.person, each.team]))
        const pieces = [...before, next].map((each) =>
          piece({ personId: `p${each.person}`, teamId: teamOf.get(each.person) }),
        )
        const [a, b] = [
          countScoreInputs([insight('a', 0.5, pieces.slice(0, -1))], population),
          countScoreInputs([insight('a', 0.5, pieces)], population),
        ]
        expect(b.people).toBeGreaterThanOrEqual(a.people)
        expect(b.mirrored).toBeGreaterThanOrEqual(a.mirrored - 1e-9)
      }),
    )
  })
})

describe('scores', () => {
  const basis = {
    ...emptyScoreInputs(),
    people: 12,
    known: 12,
    most: 12,
    mirrored: 8,
    teams: 3,
    population: 40,
    insights: [{ id: 'a', confidence: 0.5, adds: 12 }],
  }
  it('follows the formula', () => {
    // 12 people × 2 × 0.5 ÷ 4 weeks.
    expect(scoreOf(judged(), basis)).toMatchObject({ reach: 12, confidence: 0.5, rice: 3, riceLow: 2, riceHigh: 3 })
  })
  // Two projects as guides to RICE compute them: 2,000 × 2 × 80 % ÷ 3, and 5,000 × 0.5 × 100 % ÷ 1.
  it.each([
    [2_000, 2, 0.8, 3, 1_066.67],
    [5_000, 0.5, 1, 1, 2_500],
  ])('RICE of %d people, impact %d, confidence %d and effort %d is %d', (people, impact, confidence, effort, rice) => {
    const heard = { ...basis, people, known: people, most: people, mirrored: people, population: 10_000 }
    const scored = scoreOf(judged({ impact, effort }), { ...heard, insights: [{ id: 'a', confidence, adds: people }] })
    expect(scored.rice).toBeCloseTo(rice, 2)
  })
  it('counts no more estimated people than the company has left', () => {
    const scored = scoreOf(judged({ reachEstimate: 1_000_000 }), basis)
    expect(scored.reach).toBe(40)
    expect(
      whyOf(judged({ reachEstimate: 1_000_000 }), basis, scored, { impactNote: '', effortNote: '', reachNote: '' })[0],
    ).toContain('28 people estimated of the 1,000,000 given: the company has no more')
  })
  it('counts an estimate as a guess', () => {
    const scored = scoreOf(judged({ reachEstimate: 8 }), basis)
    expect(scored.reach).toBe(20)
    expect(scored.confidence).toBeCloseTo((12 * 0.5 + 8 * GUESSED) / 20, 12)
    expect(scored.rice).toBeCloseTo(3.12, 12)
    expect(scored.riceLow).toBeCloseTo((2 * (8 * 0.5 + 4 * GUESSED)) / 4, 12)
    expect(scored.riceHigh).toBeCloseTo((2 * (6 + 16 * GUESSED)) / 4, 12)
  })
  it('counts each person with the strongest insight they stand behind', () => {
    const two = {
      ...basis,
      insights: [
        { id: 'a', confidence: 0.6, adds: 3 },
        { id: 'b', confidence: 0.2, adds: 9 },
      ],
    }
    expect(confidenceOf(two, 0)).toBeCloseTo((3 * 0.6 + 9 * 0.2) / 12, 12)
    expect(confidenceOf(emptyScoreInputs(), 0)).toBe(GUESSED)
  })
  it('gives the other methods from the same inputs', () => {
    const scored = scoreOf(judged({ urgency: 8, riskReduction: 3 }), basis)
    expect(scored.wsjf).toBeCloseTo((1 + 9 * (6 / 40) * (2 / 3) + 8 + 3) / 4, 12)
    expect(scored.ice).toBeCloseTo((20 / 3) * 5 * 2.5, 12)
    expect(scored.opportunity).toBeCloseTo((20 / 3) * 2, 12)
    expect(scoreOf(judged(), { ...basis, contradicting: 12 }).opportunity).toBeCloseTo(20 / 3 + (20 / 3 - 5), 12)
  })
  it('keeps the score inside its own interval', () => {
    fc.assert(
      fc.property(
        fc.record({
          people: fc.integer({ min: 0, max: 500 }),
          extra: fc.integer({ min: 0, max: 100 }),
          mirror: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.25, max: 3, noNaN: true }),
        fc.double({ min: 0.1, max: 99, noNaN: true }),
        fc.option(fc.integer({ min: 0, max: 1000 })),
        ({ people, extra, mirror }, confidence, impact, effort, reachEstimate) => {
          const stands = {
            ...basis,
            people,
            known: people,
            most: people + extra,
            mirrored: people * mirror,
            insights: [{ id: 'a', confidence, adds: people }],
          }
          const scored = scoreOf(judged({ impact, effort, reachEstimate }), stands)
          expect(scored.rice).toBeCloseTo((scored.reach * impact * scored.confidence) / effort, 6)
          expect(scored.riceLow).toBeLessThanOrEqual(scored.rice)
          expect(scored.riceHigh).toBeGreaterThanOrEqual(scored.rice)
        },
      ),
    )
  })
  it('explains each input with its source', () => {
    const judgement = judged({ reachEstimate: 8 })
    const why = whyOf(judgement, basis, scoreOf(judgement, basis), {
      impactNote: 'a day a week',
      effortNote: '',
      reachNote: '',
    })
    expect(why).toHaveLength(5)
    expect(why[0]).toBe('reach 20: 12 people heard in 3 teams, each counted once, and 8 people estimated')
    expect(why[1]).toContain('("a day a week")')
  })
})

describe('items', () => {
  it('ship once and may be dropped and taken up again', () => {
    expect(STATUSES.map((from) => [from, itemMachine.next(from)])).toEqual([
      ['open', ['shipped', 'dropped']],
      ['shipped', []],
      ['dropped', ['open']],
    ])
  })
  it('offer each reader the steps of their roles, with the reason where one is refused', () => {
    const steps = itemMachine.allowed('open', ['writer'])
    expect(steps.map(({ to, allowed }) => [to, allowed])).toEqual([
      ['shipped', false],
      ['dropped', true],
    ])
    expect(steps[0]?.reason).toContain('shipper')
  })
  it('warn in words', () => {
    const basis = { ...emptyScoreInputs(), people: 4, teams: 1 }
    const rest = { kind: 'build', horizon: 'next', alternatives: [], commitNote: '' } as const
    expect(warningsOf({ ...rest, outcome: '', contested: true, status: 'open' }, basis)).toEqual([
      'One team only',
      'Contested',
      'No outcome',
    ])
    expect(warningsOf({ ...rest, outcome: 'x', contested: false, status: 'open' }, emptyScoreInputs())).toEqual([
      'No evidence',
    ])
    const leftOut = [{ id: 'a', status: 'disproved' as const }]
    expect(
      warningsOf({ ...rest, outcome: 'x', contested: false, status: 'open' }, { ...emptyScoreInputs(), leftOut }),
    ).toEqual(['No evidence', 'Insight disproved'])
  })
  it('fit into the capacity up to a line', () => {
    expect(withinCapacity([3, 3, 3], 7)).toBe(2)
    expect(withinCapacity([3], 7)).toBe(1)
    // Efforts that fill the weeks exactly fit.
    expect(withinCapacity([3, 4, 1], 7)).toBe(2)
    expect(withinCapacity([7], 7)).toBe(1)
    expect(withinCapacity([8, 1], 7)).toBe(0)
    expect(withinCapacity([8], null)).toBeNull()
    // As people add, not as binary fractions do: 1.1 + 1.1 + 1.1 is 3.3000000000000003 to them.
    expect(withinCapacity([1.1, 1.1, 1.1], 3.3)).toBe(3)
    expect(withinCapacity([0.1, 0.2, 0.1], 0.3)).toBe(2)
    expect(sumOfWeeks([1.1, 1.1, 1.1])).toBe(3.3)
  })
})
