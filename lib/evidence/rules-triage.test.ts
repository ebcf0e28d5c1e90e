import { describe, expect, it } from 'vitest'
import type { CountedEvidence } from './presenter'
import { deskQueue } from './rules-triage'

const now = new Date('2026-11-28T00:00:00Z')
const piece = (id: string, over: Partial<CountedEvidence> = {}): CountedEvidence => ({
  id,
  kind: 'highlight',
  rung: 'medium',
  text: id,
  occurredAt: '2026-11-20T00:00:00.000Z',
  ref: { kind: 'highlight', id },
  anonymous: false,
  platformTeam: false,
  people: 1,
  source: 'Talk',
  tags: [],
  confidential: false,
  hidden: false,
  personId: null,
  voice: null,
  sourceId: null,
  askKey: null,
  ...over,
})
const result = (id: string, wave: string, day: string, askKey = 'q1') =>
  piece(id, {
    kind: 'survey-result',
    ref: { kind: 'survey-result', id: `${id}:${askKey}` },
    rung: 'low',
    people: 40,
    askKey,
    source: `Pulse, ${wave}: How fast?`,
    occurredAt: `${day}T00:00:00.000Z`,
  })

describe('deskQueue', () => {
  it('has what says nothing behind what says something, however deep or new', () => {
    const pieces = [
      piece('none', { text: 'n/a', rung: 'high', occurredAt: '2026-11-27T00:00:00.000Z' }),
      piece('own', { text: 'We like it', platformTeam: true }),
      piece('said', { text: 'Builds are slow', rung: 'low', occurredAt: '2025-06-01T00:00:00.000Z' }),
    ]
    expect(deskQueue(pieces, new Map(), now).map((one) => one.id)).toEqual(['said', 'none', 'own'])
  })

  it('has one piece for a question over its waves, the newest', () => {
    const waves = new Map([
      ['may:q1', 'may:q1'],
      ['june:q1', 'may:q1'],
    ])
    const queue = deskQueue([result('may', 'May', '2026-05-01'), result('june', 'June', '2026-06-01')], waves, now)
    expect(queue.map((one) => one.id)).toEqual(['june'])
    expect(queue[0]?.together.map((one) => one.id)).toEqual(['may'])
    // The same key and words by chance are not the same question.
    expect(deskQueue([result('may', 'May', '2026-05-01'), result('x', 'May', '2026-05-01')], waves, now)).toHaveLength(
      2,
    )
  })
  it('has one piece for a thread, its longest comment', () => {
    const comment = (id: string, text: string, askKey: string) =>
      piece(id, { kind: 'rfc-comment', text, sourceId: 'rfc', askKey })
    const queue = deskQueue(
      [comment('a', 'Yes.', 't'), comment('b', 'It broke us twice.', 't'), comment('c', 'No.', 'u')],
      new Map(),
      now,
    )
    expect(queue.map((one) => [one.id, one.together.length])).toEqual([
      ['b', 1],
      ['c', 0],
    ])
  })
  it('puts what would change most first, and the platform team last', () => {
    const queue = deskQueue(
      [
        piece('platform', { rung: 'high', platformTeam: true }),
        piece('answer', { kind: 'answer', rung: 'low' }),
        piece('talk'),
        piece('embed', { rung: 'high' }),
        piece('old embed', { rung: 'high', occurredAt: '2025-06-01T00:00:00.000Z' }),
      ],
      new Map(),
      now,
    )
    expect(queue.map((one) => one.id)).toEqual(['embed', 'talk', 'old embed', 'answer', 'platform'])
  })
})
