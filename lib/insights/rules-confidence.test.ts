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
