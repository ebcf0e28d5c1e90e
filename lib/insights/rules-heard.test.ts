import { describe, expect, it } from 'vitest'
import { seeded } from '@/lib/core/stats/random'
import { countVoices, identityOf } from '@/lib/evidence/rules'
import { evidenceKinds, rungs } from '@/lib/evidence/schema'
import type { Weighed } from './rules-confidence'
import { packMore, packVoices, readPacked, toHeard, unpackHeard, unpackVoices } from './rules-heard'
import { countInsight } from './rules-score'
import { countByRung } from './rules-triangulation'

const voice = (id: string, over: Partial<Weighed> = {}): Weighed => ({
  ...{ id, evidenceId: id, kind: 'rfc-comment', rung: 'medium', stance: 'supports', filed: 'supports' },
  ...{ occurredAt: '2026-02-01T00:00:00.000Z', anonymous: false, confidential: false, hidden: false },
  ...{ personId: null, voice: null, teamId: null, people: 1, sourceId: null, askKey: null, platformTeam: false },
  ...over,
})
const VOICES: Weighed[] = [
  voice('a', { personId: 'p1', teamId: 't1' }),
  voice('b', { personId: 'p1', teamId: 't1', stance: 'contradicts', rung: 'high' }),
  voice('c', { personId: 'p2', teamId: 't2', platformTeam: true, rung: 'low' }),
  voice('d', { anonymous: true, kind: 'answer', teamId: 't2', sourceId: 's', askKey: 'q', rung: 'low' }),
  voice('e', { anonymous: true, kind: 'survey-result', people: 30, sourceId: 's', askKey: 'q2' }),
  voice('f/t1/favourable', { evidenceId: 'f', anonymous: true, people: 4, teamId: 't1', sourceId: 's', askKey: 'q2' }),
  voice('g/p3/favourable', { evidenceId: 'g', personId: 'p3', teamId: 't1', kind: 'survey-result' }),
  voice('h', { kind: 'highlight', personId: 'p1', sourceId: 'session 1' }),
  voice('i', { kind: 'ticket', personId: 'p1', voice: 'someone' }),
  voice('j', { confidential: true, personId: 'p4', kind: 'answer', sourceId: 's', askKey: 'q' }),
  voice('k', { platformTeam: true, anonymous: true, people: 3 }),
  voice('l', { stance: 'context' }),
]

describe('the voices of an insight as items count them', () => {
  it('come back from the text as they were', () => {
    expect(unpackHeard(packVoices(VOICES)!)).toEqual(toHeard(VOICES))
    expect(unpackHeard(packVoices([])!)).toEqual([])
  })

  it('are the same people, at the same questions, in the same teams', () => {
    const heard = unpackHeard(packVoices(VOICES)!)
    const counted = VOICES.filter((one) => one.stance !== 'context')
    expect(heard.map(identityOf)).toEqual(counted.map(identityOf))
    for (const only of [() => true, (one: { teamId?: string | null }) => one.teamId === 't1'])
      expect(countVoices(heard.filter(only))).toEqual(countVoices(counted.filter(only)))
  })

  it('are counted as they were, in whatever order, of random voices of every kind', () => {
    const random = seeded('heard')
    const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
    const some = (what: string, n: number) => one([null, ...Array.from({ length: n }, (_, at) => `${what}${at}`)])
    const made = (n: number): Weighed => ({
      ...{ id: `e${n}`, evidenceId: one([`e${n}`, `e${n - 1}`]), kind: one(evidenceKinds), rung: one(rungs) },
      ...{ stance: one(['supports', 'supports', 'contradicts', 'context'] as const), people: one([1, 1, 1, 7]) },
      ...{ filed: one(['supports', 'contradicts', 'context'] as const), undirected: one([true, false, false]) },
      ...(random() < 0.2 && { standsWith: `e${n + 1}` }),
      occurredAt: one(['2026-02-01T00:00:00.000Z', '2025-06-01T00:00:00.000Z', '2026-01-07T09:30:00.000Z']),
      ...{
        anonymous: random() < 0.3,
        confidential: random() < 0.2,
        hidden: random() < 0.2,
        platformTeam: random() < 0.1,
      },
      ...{ personId: some('p', 6), voice: some('v', 3), teamId: some('t', 4), sourceId: some('s', 3) },
      ...{ askKey: some('q', 2), role: some('role', 2), tenure: some('tenure', 2) },
      addedAt: one(['2026-02-02T10:00:00.000Z', '2026-02-04T10:00:00.000Z']),
    })
    const now = new Date('2026-03-05T10:00:00Z')
    const resolved = { status: 'resolved' as const, resolvedAt: new Date('2026-02-03T00:00:00Z'), resolvedAgainst: 1 }
    for (let round = 0; round < 100; round += 1) {
      const voices = Array.from({ length: Math.floor(random() * 50) }, (_, n) => made(n))
      const packed = packVoices(voices)!
      const back = unpackVoices(readPacked(packed))
      for (const standing of [undefined, resolved]) {
        const counted = countInsight(voices, now, standing)
        expect(countInsight(back, now, standing)).toEqual(counted)
        expect(countInsight(back.toReversed(), now, standing)).toEqual(counted)
      }
      expect(countByRung(back)).toEqual(countByRung(voices))
      expect(unpackHeard(packed)).toEqual(toHeard(voices))
      // The text is the same, packed again or bit by bit.
      expect(packVoices(back)).toBe(packed)
      const half = Math.floor(voices.length / 2)
      expect(packMore(readPacked(packVoices(voices.slice(0, half))!), voices.slice(half))).toBe(packed)
    }
  })

  it('say nothing of a person whom a figure may not tell apart', () => {
    expect(packVoices(VOICES)).not.toContain('p4')
  })

  it('are read each time where they are too many to keep', () => {
    expect(packVoices(Array.from({ length: 20_001 }, (_, n) => voice(`v${n}`)))).toBeNull()
  })
})
