import { describe, expect, test } from 'vitest'
import { nudgesDue, seatsOf, shouldNudge, tally, type Answer, type ApprovalRequest } from './rules-approval'

const member = (id: string, away = false) => ({ id, name: id, away })
const person = (id: string, away = false): ApprovalRequest => ({
  kind: 'person',
  refId: id,
  name: id,
  members: [member(id, away)],
})
const team = (refId: string, ...members: string[]): ApprovalRequest => ({
  kind: 'team',
  refId,
  name: refId,
  members: members.map((id) => member(id.replace('*', ''), id.endsWith('*'))),
})
const says = (personId: string, verdict: Answer['verdict'], teamId: string | null = null): Answer => ({
  personId,
  teamId,
  verdict,
})
const states = (asked: ApprovalRequest[], answers: Answer[], ...authors: string[]) =>
  seatsOf(asked, answers, authors).map((seat) => seat.state)
const count = (asked: ApprovalRequest[], answers: Answer[], quorum: number | null = null) =>
  tally(seatsOf(asked, answers, []), answers, quorum)

describe('seats', () => {
  test('a team is filled by any member, and stays so when that member moves on', () => {
    expect(states([team('T', 'a', 'b')], [])).toEqual(['awaited'])
    expect(states([team('T', 'a', 'b')], [says('a', 'approve', 'T')])).toEqual(['approved'])
    expect(states([team('T', 'b')], [says('a', 'approve', 'T')])).toEqual(['approved'])
    expect(seatsOf([team('T', 'b')], [says('a', 'approve', 'T')], [])[0]!.awaited).toEqual([])
  })
  test('whoever answered and then joins an asked team is not asked again', () => {
    expect(seatsOf([team('T', 'a', 'b')], [says('a', 'approve', 'Old')], [])[0]).toMatchObject({
      state: 'approved',
      by: ['a'],
      awaited: [],
    })
  })
  test('an abstention fills a seat until somebody of the team approves', () => {
    expect(states([team('T', 'a', 'b')], [says('a', 'abstain', 'T')])).toEqual(['abstained'])
    expect(states([team('T', 'a', 'b')], [says('a', 'abstain', 'T'), says('b', 'approve', 'T')])).toEqual(['approved'])
  })
  test('people who joined are awaited, people on leave are not', () => {
    expect(seatsOf([team('T', 'a', 'new')], [], [])[0]!.awaited).toEqual(['a', 'new'])
    expect(seatsOf([team('T', 'a*', 'b')], [], [])[0]!.awaited).toEqual(['b'])
    expect(states([person('a', true), team('T', 'b*'), team('E')], [])).toEqual(['away', 'away', 'away'])
  })
  test('the author fills no seat, alone or in a team', () => {
    expect(states([person('a'), team('T', 'a')], [says('a', 'approve', 'T')], 'a')).toEqual(['away'])
  })
  test('an answer given on leave counts', () => {
    expect(states([person('a', true)], [says('a', 'approve')])).toEqual(['approved'])
  })
})

describe('the count', () => {
  test.each([
    // seats, answers, quorum → needed, reached, reachable
    [[], [], null, 0, true, true],
    [[], [says('x', 'approve')], 2, 2, false, true],
    [[person('a'), person('b'), person('c')], [], null, 2, false, true],
    [[person('a'), person('b'), person('c')], [says('a', 'approve'), says('b', 'approve')], null, 2, true, true],
    // An abstention lowers what is needed; leave too.
    [[person('a'), person('b'), person('c')], [says('a', 'abstain'), says('b', 'abstain')], null, 1, false, true],
    [[person('a', true), person('b')], [says('b', 'approve')], null, 1, true, true],
    [[person('a'), person('b')], [says('a', 'abstain'), says('b', 'abstain')], null, 1, false, false],
    [[person('a', true)], [], null, 1, false, false],
    [[person('a'), person('b')], [says('a', 'approve')], 3, 3, false, false],
  ] as [ApprovalRequest[], Answer[], number | null, number, boolean, boolean][])(
    '%#',
    (asked, answers, quorum, needed, reached, reachable) => {
      expect(count(asked, answers, quorum)).toMatchObject({ needed, reached, reachable })
    },
  )
  test('approvals of people who were not asked do not fill asked seats', () => {
    expect(count([person('a')], [says('x', 'approve')])).toMatchObject({ approved: 0, reached: false })
  })
})

test('reminders come three days and a day before the end, not right after being asked, and not after it', () => {
  const end = new Date('2026-03-20T12:00:00Z')
  const at = (day: number, hour = 12) => new Date(Date.UTC(2026, 2, day, hour))
  expect([nudgesDue(end, at(16)), nudgesDue(end, at(17)), nudgesDue(end, at(19)), nudgesDue(null, at(19))]).toEqual([
    0, 1, 2, 0,
  ])
  const asked = { askedAt: at(6), nudgedAt: null, nudges: 0 }
  expect(shouldNudge(asked, end, at(16))).toBe(false)
  // Exactly a day after being asked is late enough; a millisecond less is not.
  const askedLate = { ...asked, askedAt: at(18, 12) }
  expect(shouldNudge(askedLate, end, at(19, 12))).toBe(true)
  expect(shouldNudge(askedLate, end, new Date(at(19, 12).getTime() - 1))).toBe(false)
  expect(shouldNudge(asked, end, at(17))).toBe(true)
  expect(shouldNudge({ ...asked, nudges: 1, nudgedAt: at(17) }, end, at(18))).toBe(false)
  expect(shouldNudge({ ...asked, nudges: 1, nudgedAt: at(17) }, end, at(19))).toBe(true)
  expect(shouldNudge({ ...asked, askedAt: at(19, 20) }, end, at(20, 1))).toBe(false)
  expect(shouldNudge(asked, end, at(21))).toBe(false)
})
