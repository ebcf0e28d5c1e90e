import { expect, test } from 'vitest'
import { confidenceOf, type Weighed } from './rules-confidence'

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
  expect(confidenceOf(many.pieces, 0, now).confidence).toBeCloseTo(confidenceOf(few.pieces, 0, now).confidence, 1)
  expect(many.reads()).toBeLessThanOrEqual(2 * many.pieces.length)
})

const voice = (id: string, of: Partial<Weighed>): Weighed => ({
  ...{ id, kind: 'ticket', rung: 'low', stance: 'supports', anonymous: false, people: 1, platformTeam: false },
  ...{ occurredAt: '2026-03-01T00:00:00.000Z', sourceId: id },
  ...of,
})
const today = new Date('2026-03-05T00:00:00Z')

test('an opinion is counted once for each person, in however many places they gave it', () => {
  const one = confidenceOf([voice('a', { voice: 'anna' })], 0, today)
  expect(one.confidence).toBe(0.1)
  expect(one.why[0]).toBe('1 person with an opinion, in RFCs, votes, tickets or few answers: 0.1')
  const thrice = [
    voice('a', { voice: 'anna' }),
    voice('b', { voice: 'anna', kind: 'chat' }),
    voice('c', { voice: 'anna', kind: 'note' }),
  ]
  expect(confidenceOf(thrice, 0, today)).toEqual(one)
  const named = [
    voice('d', { kind: 'rfc-comment', personId: 'p' }),
    voice('e', { kind: 'vote', personId: 'p' }),
    voice('f', { kind: 'answer', personId: 'p', sourceId: 'pulse' }),
    voice('g', { kind: 'answer', personId: 'p', sourceId: 'census' }),
  ]
  expect(confidenceOf(named, 0, today)).toEqual(one)
  expect(confidenceOf([...named, ...thrice], 0, today).confidence).toBe(0.2)
})

test('tickets and messages are opinions however many there are, and never a survey', () => {
  const tickets = Array.from({ length: 40 }, (_, at) => voice(`t${at}`, { voice: `v${at}`, sourceId: 'tracker' }))
  const { confidence, why } = confidenceOf(tickets, 0, today)
  expect(confidence).toBe(0.2)
  expect(why[0]).toBe(
    '40 people with an opinion, in RFCs, votes, tickets or few answers: 0.2, the most this method can earn',
  )
})
