import { describe, expect, it } from 'vitest'
import { countVoices, identityOf } from '@/lib/evidence/rules'
import type { Weighed } from './rules-confidence'
import { packHeard, toHeard, unpackHeard } from './rules-heard'

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
    expect(unpackHeard(packHeard(VOICES)!)).toEqual(toHeard(VOICES))
    expect(unpackHeard(packHeard([])!)).toEqual([])
  })

  it('are the same people, at the same questions, in the same teams', () => {
    const heard = unpackHeard(packHeard(VOICES)!)
    const counted = VOICES.filter((one) => one.stance !== 'context')
    expect(heard.map(identityOf)).toEqual(counted.map(identityOf))
    for (const only of [() => true, (one: { teamId?: string | null }) => one.teamId === 't1'])
      expect(countVoices(heard.filter(only))).toEqual(countVoices(counted.filter(only)))
  })

  it('say nothing of a person whom a figure may not tell apart', () => {
    expect(packHeard(VOICES)).not.toContain('p4')
  })

  it('are read each time where they are too many to keep', () => {
    expect(packHeard(Array.from({ length: 20_001 }, (_, n) => voice(`v${n}`)))).toBeNull()
  })
})
