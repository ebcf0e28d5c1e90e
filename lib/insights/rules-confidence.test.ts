import fc from 'fast-check'
import { expect, test } from 'vitest'
import { confidenceOf, confidenceOn, groundOf, groundWith, type Newcomers, type Weighed } from './rules-confidence'
import { countInsight } from './rules-score'

/** Answers without names to one question, which count how often their day is read. */
function answers(count: number): { pieces: Weighed[]; reads: () => number } {
  let reads = 0
  const pieces = Array.from({ length: count }, (_, at): Weighed => ({
    ...{ id: `a${at}`, kind: 'answer', rung: 'low', stance: 'supports', anonymous: true, people: 1 },
    ...{ sourceId: 'survey', askKey: 'q', teamId: `t${at % 40}`, platformTeam: false, occurredAt: '' },
  }))
  for (const [at, piece] of pieces.entries()) {
    const day = `2026-01-${String(1 + (at % 28)).padStart(2, '0')}T00:00:00.000Z`
    Object.defineProperty(piece, 'occurredAt', { get: () => (reads++, day) })
  }
  return { pieces, reads: () => reads }
}

test('thousands of answers without names are each read once or twice, not once for each of the others', () => {
  const now = new Date('2026-03-05T10:11:12Z')
  const few = answers(30)
  const many = answers(3_000)
  // As fresh, and as many as a survey needs to weigh in full: a hundred times as many weigh the same.
  const confidence = (pieces: readonly Weighed[]) => confidenceOf(groundOf(pieces, [], now)).confidence
  expect(confidence(many.pieces)).toBeCloseTo(confidence(few.pieces), 1)
  expect(many.reads()).toBeLessThanOrEqual(2 * many.pieces.length)
})

const voice = (id: string, of: Partial<Weighed>): Weighed => ({
  ...{ id, kind: 'ticket', rung: 'low', stance: 'supports', anonymous: false, people: 1, platformTeam: false },
  ...{ occurredAt: '2026-03-01T00:00:00.000Z', sourceId: id },
  ...of,
})
const today = new Date('2026-03-05T00:00:00Z')

test('an opinion is counted once for each person, in however many places they gave it', () => {
  const one = confidenceOf(groundOf([voice('a', { voice: 'anna' })], [], today))
  expect(one.confidence).toBe(0.1)
  expect(one.why[0]).toBe('1 person with an opinion, in RFCs, votes, tickets or few answers: 0.1')
  const thrice = [
    voice('a', { voice: 'anna' }),
    voice('b', { voice: 'anna', kind: 'chat' }),
    voice('c', { voice: 'anna', kind: 'note' }),
  ]
  expect(confidenceOf(groundOf(thrice, [], today))).toEqual(one)
  const named = [
    voice('d', { kind: 'rfc-comment', personId: 'p' }),
    voice('e', { kind: 'vote', personId: 'p' }),
    voice('f', { kind: 'answer', personId: 'p', sourceId: 'pulse' }),
    voice('g', { kind: 'answer', personId: 'p', sourceId: 'census' }),
  ]
  expect(confidenceOf(groundOf(named, [], today))).toEqual(one)
  expect(confidenceOf(groundOf([...named, ...thrice], [], today)).confidence).toBe(0.2)
})

test('tickets and messages are opinions however many there are, and never a survey', () => {
  const tickets = Array.from({ length: 40 }, (_, at) => voice(`t${at}`, { voice: `v${at}`, sourceId: 'tracker' }))
  const { confidence, why } = confidenceOf(groundOf(tickets, [], today))
  expect(confidence).toBe(0.2)
  expect(why[0]).toBe(
    '40 people with an opinion, in RFCs, votes, tickets or few answers: 0.2, the most this method can earn',
  )
})

const now = new Date('2026-03-05T00:00:00Z')

/** Newcomers as voices: what somebody would have said for them to be there. */
function spoken({ by, people }: Newcomers): Weighed[] {
  const voice = { occurredAt: now.toISOString(), platformTeam: false, rung: 'medium' as const }
  if (by === 'surveyed')
    return people === 0
      ? []
      : [
          {
            ...{ ...voice, id: 'new', kind: 'survey-result', rung: 'low', stance: 'supports', anonymous: true, people },
            ...{ sourceId: 'new', askKey: 'new' },
          },
        ]
  return Array.from({ length: people }, (_, at): Weighed => ({
    ...{ ...voice, id: `new${at}`, voice: `new${at}`, kind: 'highlight', anonymous: false, people: 1 },
    stance: by === 'against' ? 'contradicts' : 'supports',
  }))
}

const anyVoice = fc.record({
  kind: fc.constantFrom<Weighed['kind']>('highlight', 'answer', 'survey-result', 'ticket', 'rfc-comment', 'vote'),
  stance: fc.constantFrom<Weighed['stance']>('supports', 'supports', 'contradicts', 'context'),
  who: fc.nat(8),
  anonymous: fc.boolean(),
  team: fc.constantFrom('a', 'b', null),
  ask: fc.nat(3),
  days: fc.nat(900),
  people: fc.integer({ min: 1, max: 20 }),
  platformTeam: fc.constantFrom(false, false, true),
})
const anyNewcomers = fc.record({
  by: fc.constantFrom<Newcomers['by']>('interviewed', 'surveyed', 'against'),
  people: fc.nat(60),
})

test('newcomers on the numbers that are kept are what counting their voices with all others gives', () => {
  fc.assert(
    fc.property(fc.array(anyVoice, { maxLength: 40 }), anyNewcomers, (given, newcomers) => {
      const voices = given.map(({ who, team, ask, days, ...one }, at): Weighed => ({
        ...{ ...one, id: `v${at}`, rung: 'low', personId: one.anonymous ? null : `p${who}`, teamId: team },
        ...{ sourceId: `s${ask % 2}`, askKey: `q${ask}`, people: one.anonymous ? one.people : 1 },
        occurredAt: new Date(now.getTime() - days * 86_400_000).toISOString(),
      }))
      const { ground, confidence } = countInsight(voices, now)
      expect(confidenceOn(ground!)).toBe(confidence)
      const after = countInsight([...voices, ...spoken(newcomers)], now)
      // The sums are of the same numbers in another order.
      expect(confidenceOn(groundWith(ground!, newcomers))).toBeCloseTo(after.confidence, 9)
      // As it comes back from where it is kept.
      expect(confidenceOn(groundWith(JSON.parse(JSON.stringify(ground)), newcomers))).toBeCloseTo(after.confidence, 9)
    }),
    { numRuns: 500 },
  )
})
