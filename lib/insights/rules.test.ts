import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evidenceKinds } from '@/lib/evidence/schema'
import { rungOf } from '@/lib/evidence/rules'
import { insightMachine, isContested, STATUS_RULES, waitsForResolution } from './rules'
import { insightStatuses, stances } from './schema'
import type { Weighed } from './rules-confidence'
import { scoreInsight, type TeamSize } from './rules-score'

const now = new Date('2026-06-30T00:00:00Z')
const teams: TeamSize[] = [
  { id: 'a', name: 'Payments', headcount: 30, platform: false },
  { id: 'b', name: 'Mobile', headcount: 10, platform: false },
  { id: 'p', name: 'Infra', headcount: 8, platform: true },
]
const piece = (over: Partial<Weighed>): Weighed => ({
  id: 'e',
  kind: 'highlight',
  rung: 'medium',
  stance: 'supports',
  occurredAt: now.toISOString(),
  anonymous: false,
  people: 1,
  platformTeam: false,
  ...over,
})
const interviews = (n: number, over: Partial<Weighed> = {}) =>
  Array.from({ length: n }, (_, index) => piece({ personId: `p${index}`, teamId: 'a', ...over }))

describe('breadth and mix', () => {
  it('counts people and teams once and names who is missing', () => {
    const score = scoreInsight([...interviews(3), piece({ personId: 'p0', teamId: 'a' })], teams, now)
    expect(score.breadth).toMatchObject({ people: 3, teams: 1, teamsInCompany: 2 })
    expect(score.representation).toMatchObject({ missing: ['Mobile'], topShare: 1, dissimilarity: 0.25 })
  })
  it('is like the company when heard in proportion', () => {
    const score = scoreInsight([...interviews(3), piece({ personId: 'x', teamId: 'b' })], teams, now)
    expect(score.representation).toMatchObject({ missing: [], dissimilarity: 0 })
  })
  it('gives the platform team nothing but a mark', () => {
    const score = scoreInsight(interviews(5, { teamId: 'p', platformTeam: true }), teams, now)
    expect(score).toMatchObject({
      breadth: { people: 0, teams: 0, platform: 5 },
      confidence: 0.01,
      rungs: { medium: 0 },
    })
  })
})

describe('confidence', () => {
  const confidence = (pieces: Weighed[]) => scoreInsight(pieces, teams, now).confidence
  it('never lets opinions add up to interviews', () => {
    const comments = interviews(100, { kind: 'rfc-comment' })
    expect(confidence(comments)).toBe(0.2)
    expect(confidence(interviews(1))).toBe(0.5)
    expect(confidence(interviews(20))).toBe(3)
    expect(confidence(interviews(200))).toBe(3)
  })
  it('takes a survey for one from eight people on, and in full from thirty', () => {
    const result = (people: number) => [
      piece({ kind: 'survey-result', rung: 'low', anonymous: true, sourceId: 's', askKey: 'q', people }),
    ]
    expect([confidence(result(7)), confidence(result(15)), confidence(result(30)), confidence(result(800))]).toEqual([
      0.2, 0.5, 1, 1,
    ])
  })
  it('counts a person by their newest piece, whatever they said before', () => {
    const before = interviews(1, { occurredAt: '2023-01-01T00:00:00.000Z' })
    const both = confidence([...interviews(1), ...before])
    expect(both).toBe(confidence(interviews(1)))
    expect(both).toBeGreaterThan(confidence(before))
  })
  it('fades with age and with contradiction', () => {
    expect(confidence(interviews(20, { occurredAt: '2026-01-01T00:00:00.000Z' }))).toBeCloseTo(1.5, 5)
    const against = interviews(15).map((one) => ({
      ...one,
      personId: `against-${one.personId}`,
      stance: 'contradicts' as const,
    }))
    expect(confidence([...interviews(15), ...against])).toBeCloseTo(confidence(interviews(15)) / 2, 1)
  })
  it('says why', () => {
    expect(scoreInsight([], teams, now)).toMatchObject({
      confidence: 0,
      confidenceLevel: 'none',
      confidenceWhy: ['Nothing supports it yet'],
    })
    expect(scoreInsight(interviews(1), teams, now).confidenceWhy).toEqual(['1 person in interviews and embeds: 0.5'])
    expect(scoreInsight(interviews(5, { platformTeam: true }), teams, now).confidenceWhy[0]).toBe(
      'Only the platform team says so: 0.01',
    )
  })
})

describe('conflict', () => {
  it('is van der Eijk’s A between those for and those against', () => {
    const against = (n: number) =>
      interviews(n).map((one) => ({ ...one, personId: `x${one.personId}`, stance: 'contradicts' as const }))
    const agreement = (pro: number, con: number) =>
      scoreInsight([...interviews(pro), ...against(con)], teams, now).agreement
    expect([agreement(5, 0), agreement(5, 5), agreement(3, 1), agreement(0, 0)]).toEqual([1, -1, 0, null])
  })
  it('is contested from one voice in five', () => {
    expect([isContested(4, 1), isContested(5, 1), isContested(0, 0), isContested(0, 1)]).toEqual([
      true,
      false,
      false,
      true,
    ])
  })
})

describe('statuses of an insight', () => {
  it('follow one table: what it does not have is a conflict that names what is possible', () => {
    expect(insightStatuses.map((from) => [from, insightMachine.next(from)])).toEqual([
      ['open', ['resolved', 'disproved', 'archived']],
      ['resolved', ['disproved', 'archived', 'open']],
      ['disproved', ['open']],
      ['archived', ['open']],
    ])
    expect(() => insightMachine.assert('archived', 'resolved')).toThrow('It can become open.')
    expect(() => insightMachine.assert('open', 'archived', [])).toThrow()
  })
  it('decide whether items may count it, and whether voices against it are a conflict', () => {
    expect(insightStatuses.filter((status) => STATUS_RULES[status].counts)).toEqual(['open', 'resolved'])
    const against = (addedAt: string) => [{ addedAt }]
    const resolvedAt = new Date('2026-02-01T00:00:00Z')
    const waits = (status: (typeof insightStatuses)[number], addedAt: string) =>
      waitsForResolution({ status, resolvedAt }, against(addedAt), 0)
    const [before, after] = ['2026-01-01T00:00:00Z', '2026-03-01T00:00:00Z']
    expect(insightStatuses.map((status) => [waits(status, before), waits(status, after)])).toEqual([
      [true, true],
      [false, true],
      [false, false],
      [false, false],
    ])
  })
})

describe('any evidence', () => {
  const any = fc.array(
    fc
      .record({
        kind: fc.constantFrom(...evidenceKinds),
        stance: fc.constantFrom(...stances),
        anonymous: fc.boolean(),
        personId: fc.constantFrom('x', 'y', 'z'),
        teamId: fc.constantFrom('a', 'b', 'p', undefined),
        people: fc.integer({ min: 1, max: 40 }),
      })
      .map((one) =>
        piece({
          ...one,
          rung: rungOf(one.kind),
          platformTeam: one.teamId === 'p',
          personId: one.anonymous ? undefined : one.personId,
          sourceId: 's',
          askKey: 'q',
        }),
      ),
  )
  it('stays within its scales and never depends on order', () => {
    fc.assert(
      fc.property(any, (pieces) => {
        const score = scoreInsight(pieces, teams, now)
        expect(score.confidence >= 0 && score.confidence <= 10).toBe(true)
        expect(score.agreement === null || (score.agreement >= -1 && score.agreement <= 1)).toBe(true)
        const { dissimilarity, topShare } = score.representation
        expect(dissimilarity === null || (dissimilarity >= 0 && dissimilarity <= 1)).toBe(true)
        expect(topShare === null || (topShare > 0 && topShare <= 1)).toBe(true)
        expect(scoreInsight([...pieces].reverse(), teams, now).breadth).toEqual(score.breadth)
      }),
    )
  })
  it('loses no people when evidence is added', () => {
    fc.assert(
      fc.property(any, any, (some, more) => {
        expect(scoreInsight([...some, ...more], teams, now).breadth.people).toBeGreaterThanOrEqual(
          scoreInsight(some, teams, now).breadth.people,
        )
      }),
    )
  })
})
