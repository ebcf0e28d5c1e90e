import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CountedEvidence } from '@/lib/evidence/presenter'
import type { Breakdown, EvidenceGroup } from '@/lib/evidence/schema-breakdown'
import { scoreInsight, type TeamSize } from './rules-score'
import { defaultAgrees, voicesOf } from './rules-voices'

const now = new Date('2026-06-30T00:00:00Z')
const teams: TeamSize[] = [
  { id: 'mobile', name: 'Mobile', headcount: 12, platform: false },
  { id: 'payments', name: 'Payments', headcount: 30, platform: false },
  { id: 'infra', name: 'Infra', headcount: 10, platform: true },
]
const group = (segmentId: string, favourable: number, unfavourable: number, neutral = 0): EvidenceGroup => ({
  segmentKind: segmentId === '' ? 'all' : 'team',
  segmentId,
  favourable,
  neutral,
  unfavourable,
  n: favourable + neutral + unfavourable,
  suppressed: false,
})
const hidden = (segmentId: string): EvidenceGroup => ({
  segmentKind: 'team',
  segmentId,
  favourable: null,
  neutral: null,
  unfavourable: null,
  n: null,
  suppressed: true,
})
const result = (groups: EvidenceGroup[], answers: Breakdown['answers'] = []): CountedEvidence => ({
  id: 'r',
  kind: 'survey-result',
  rung: 'low',
  text: 'How easy is it to deploy?',
  occurredAt: now.toISOString(),
  ref: { kind: 'survey-result', id: 's:r' },
  anonymous: answers.length === 0,
  confidential: false,
  hidden: false,
  platformTeam: false,
  people: groups[0]?.n ?? 1,
  source: 'Pulse',
  tags: [],
  sourceId: 's',
  askKey: 'r',
  breakdown: { groups, answers },
})
const supporting = { stance: 'supports', agrees: null } as const
const score = (piece: CountedEvidence) => scoreInsight(voicesOf(piece, supporting, teams), teams, now)

describe('a survey result under "Deploying is hard"', () => {
  it('of nine at the better end and one at the worse, all of Mobile: one for it, nine against, Mobile heard', () => {
    const { breadth, peopleAgainst, representation, contested } = score(
      result([group('', 9, 1), group('mobile', 9, 1)]),
    )
    expect(breadth).toMatchObject({ people: 1, teams: 1 })
    expect(peopleAgainst).toBe(9)
    expect(representation).toMatchObject({ missing: ['Payments'], unknown: [] })
    expect(contested).toBe(true)
  })
  it('of ten of the platform team alone: nobody, and ten counted apart', () => {
    const { breadth, agreement, confidence } = score(result([group('', 0, 10), group('infra', 0, 10)]))
    expect(breadth).toMatchObject({ people: 0, teams: 0, platform: 10 })
    expect(agreement).toBeNull()
    expect(confidence).toBe(0.01)
  })
  it('of a team that results hide: people of an unknown team, and no team is called not heard', () => {
    const { breadth, representation } = score(result([group('', 2, 20), group('payments', 0, 10), hidden('mobile')]))
    expect(breadth).toMatchObject({ people: 20, teams: 1 })
    expect(representation).toMatchObject({ missing: [], unknown: ['Mobile'] })
  })
  it('of a small team of which results tell that it answered, and not which way: heard, its people of an unknown team', () => {
    const small = { ...hidden('mobile'), n: 6, suppressed: false }
    const { breadth, representation, supports } = score(
      result([group('', 2, 20), group('payments', 0, 10), small, hidden('infra')]),
    )
    expect(breadth).toMatchObject({ people: 10, teams: 1 })
    expect(representation).toMatchObject({ missing: [], unknown: [] })
    expect(supports).toBe(1)
    // What is told of the platform team's own number is taken off, not all of the team.
    const own = { ...hidden('infra'), n: 6, suppressed: false }
    expect(score(result([group('', 0, 25), group('payments', 0, 10), own])).breadth.people).toBe(19)
  })
  it('of a hidden platform team: as few people as can be without it', () => {
    expect(score(result([group('', 0, 25), group('payments', 0, 10), hidden('infra')])).breadth.people).toBe(15)
  })
  it('of a survey under names: people, each once with what else they said', () => {
    const answers = [
      { personId: 'ada', teamId: 'mobile', platform: false, answer: 'unfavourable' as const },
      { personId: 'bo', teamId: 'payments', platform: false, answer: 'favourable' as const },
      { personId: 'cy', teamId: 'infra', platform: true, answer: 'unfavourable' as const },
    ]
    const { breadth, peopleAgainst } = score(result([group('', 1, 2)], answers))
    expect(breadth).toMatchObject({ people: 1, known: 1, platform: 1 })
    expect(peopleAgainst).toBe(1)
  })
  it('without a better and a worse end: context that says not how many agree', () => {
    const none = { ...group('', 0, 0), favourable: null, unfavourable: null, neutral: null, n: 40 }
    const { breadth, supports, confidenceWhy } = score(result([none]))
    expect([breadth.people, supports]).toEqual([0, 1])
    expect(confidenceWhy.at(-1)).toContain('does not say how many agree')
  })
})

describe('waves of a survey between which a team was split, merged or made smaller', () => {
  const wave = (id: string, groups: EvidenceGroup[]): CountedEvidence => ({
    ...result(groups),
    ...{ id, sourceId: id, ref: { kind: 'survey-result', id: `${id}:r` } },
  })
  const size = (id: string, headcount: number): TeamSize => ({ id, name: id, headcount, platform: false })
  const heard = (company: TeamSize[], ...waves: CountedEvidence[]) =>
    scoreInsight(
      waves.flatMap((one) => voicesOf(one, supporting, company)),
      company,
      now,
    )
  it('of ten who answered both times there are ten at least', () => {
    const before = wave('w1', [group('', 0, 10), group('mobile', 0, 10)])
    const split = wave('w2', [group('', 0, 10), group('ios', 0, 5), group('android', 0, 5)])
    const apart = [size('mobile', 0), size('ios', 5), size('android', 5), size('web', 9)]
    const { breadth, representation } = heard(apart, before, split)
    expect([breadth.people, breadth.teams]).toEqual([10, 2])
    // Those who were of the team that is no more may be of any.
    expect([representation.missing, representation.unknown]).toEqual([[], ['web']])
    // And the other way round.
    expect(heard([size('mobile', 10), size('ios', 0), size('android', 0)], split, before).breadth.people).toBe(10)
  })
  it('also where the team stays with fewer people', () => {
    const before = wave('w1', [group('', 0, 10), group('mobile', 0, 10)])
    const split = wave('w2', [group('', 0, 10), group('mobile', 0, 5), group('android', 0, 5)])
    expect(heard([size('mobile', 5), size('android', 5)], before, split).breadth.people).toBe(10)
    // Of four of the ten who agreed, none need be among the five who stayed.
    const few = wave('w1', [group('', 6, 4), group('mobile', 6, 4)])
    const others = wave('w2', [group('', 0, 5), group('android', 0, 5)])
    expect(heard([size('mobile', 5), size('android', 5)], few, others).breadth.people).toBe(5)
  })
  it('a team that is as it was adds to the others', () => {
    const [mobile, web] = [wave('w1', [group('', 0, 10), group('mobile', 0, 10)]), wave('w2', [group('', 0, 6), group('web', 0, 6)])] // prettier-ignore
    expect(heard([size('mobile', 10), size('web', 9)], mobile, web).breadth.people).toBe(16)
    // Where no team has people it is not known that one has none any more.
    expect(heard([size('mobile', 0), size('web', 0)], mobile, web).breadth.people).toBe(16)
  })
  it('a team of which somebody spoke under their name and which is no more may be any: none is called not heard', () => {
    const comment: CountedEvidence = {
      ...result([]),
      ...{ kind: 'rfc-comment', anonymous: false, personId: 'ada', teamId: 'mobile', people: 1 },
    }
    const { representation } = heard([size('mobile', 0), size('web', 9)], comment)
    expect([representation.missing, representation.unknown]).toEqual([[], ['web']])
  })
})

describe('which answers agree', () => {
  it('is said by the link, or follows from how the result is filed', () => {
    expect(defaultAgrees('supports', group('', 9, 1))).toBe('unfavourable')
    expect(defaultAgrees('contradicts', group('', 9, 1))).toBe('unfavourable')
    expect(defaultAgrees('contradicts', group('', 1, 9))).toBe('favourable')
    const flipped = voicesOf(result([group('', 9, 1)]), { stance: 'supports', agrees: 'favourable' }, teams)
    expect(scoreInsight(flipped, teams, now)).toMatchObject({ breadth: { people: 9 }, peopleAgainst: 1 })
  })
})

describe('any breakdown', () => {
  const sizes = fc.record({
    favourable: fc.nat(20),
    unfavourable: fc.nat(20),
    neutral: fc.nat(20),
    shown: fc.boolean(),
  })
  it('gives no more voices than answers on either side, and never people of the platform team', () => {
    fc.assert(
      fc.property(sizes, sizes, sizes, (mobile, payments, infra) => {
        const of = { mobile, payments, infra }
        const total = (side: 'favourable' | 'unfavourable' | 'neutral') =>
          Object.values(of).reduce((sum, one) => sum + one[side], 0)
        const groups = Object.entries(of).map(([id, one]) =>
          one.shown ? group(id, one.favourable, one.unfavourable, one.neutral) : hidden(id),
        )
        const all = group('', total('favourable'), total('unfavourable'), total('neutral'))
        const { breadth, peopleAgainst } = score(result([all, ...groups]))
        const users = (side: 'favourable' | 'unfavourable') => mobile[side] + payments[side]
        if (infra.shown) {
          expect(breadth.people).toBe(users('unfavourable'))
          expect(peopleAgainst).toBe(users('favourable'))
        } else {
          expect(breadth.people).toBeLessThanOrEqual(total('unfavourable'))
          expect(peopleAgainst).toBeLessThanOrEqual(total('favourable'))
        }
      }),
    )
  })
})
