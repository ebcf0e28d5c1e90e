import { describe, expect, it } from 'vitest'
import { identityOf } from '@/lib/evidence/rules'
import type { Weighed } from './rules-confidence'
import { packVoice, unpackVoice } from './rules-kept'
import { countInsight } from './rules-score'

const voice = (over: Partial<Weighed>): Weighed => ({
  id: 'e1',
  evidenceId: 'e1',
  kind: 'highlight',
  rung: 'medium',
  stance: 'supports',
  filed: 'supports',
  occurredAt: '2026-02-01T00:00:00.000Z',
  anonymous: false,
  confidential: false,
  hidden: false,
  personId: null,
  voice: null,
  teamId: null,
  people: 1,
  sourceId: null,
  askKey: null,
  platformTeam: false,
  ...over,
})

/** Each fact that counting reads, in each of its values. */
const VOICES: Weighed[] = [
  voice({}),
  voice({ id: 'e2', evidenceId: 'e2', personId: 'p1', teamId: 't1', role: 'backend', tenure: '1 to 3 years' }),
  voice({
    id: 'e3',
    evidenceId: 'e3',
    kind: 'answer',
    rung: 'low',
    anonymous: true,
    sourceId: 's1',
    askKey: 'q',
    people: 1,
  }),
  voice({ id: 'e4/t1/favourable', evidenceId: 'e4', kind: 'survey-result', rung: 'low', anonymous: true, people: 12 }),
  voice({
    id: 'e4/t1/unfavourable',
    evidenceId: 'e4',
    kind: 'survey-result',
    stance: 'contradicts',
    anonymous: true,
    people: 7,
  }),
  voice({
    id: 'e5',
    evidenceId: 'e5',
    kind: 'answer',
    confidential: true,
    hidden: true,
    personId: 'p2',
    stance: 'contradicts',
    filed: 'contradicts',
  }),
  voice({ id: 'e6', evidenceId: 'e6', platformTeam: true, teamId: 'tp', personId: 'p3' }),
  voice({ id: 'e7', evidenceId: 'e7', kind: 'survey-result', undirected: true, stance: 'context', filed: 'supports' }),
  voice({
    id: 'e8',
    evidenceId: 'e8',
    voice: 'someone',
    sourceId: 's2',
    addedAt: '2026-03-01T10:00:00.000Z',
    stance: 'contradicts',
    filed: 'contradicts',
  }),
  voice({
    id: 'e9',
    evidenceId: 'e9',
    kind: 'survey-result',
    people: 0,
    agrees: 'favourable',
    occurredAt: '2026-02-01T09:30:00.000Z',
  }),
]

describe('a kept voice', () => {
  it.each(VOICES)('$id is read as it was written', (one) => {
    const back = unpackVoice(JSON.parse(JSON.stringify(packVoice(one))) as ReturnType<typeof packVoice>)
    // What is null and what is not there is the same to counting.
    const said = (all: Weighed) =>
      Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== false))
    expect(said(back)).toEqual(said({ ...one, who: identityOf(one) }))
  })

  it('keeps when it was linked of a voice against alone: no other is asked whether it is newer than a resolution', () => {
    const linked = (stance: Weighed['stance']) =>
      unpackVoice(packVoice(voice({ stance, addedAt: '2026-03-01T10:00:00.000Z' }))).addedAt
    expect(['supports', 'contradicts', 'context'].map((stance) => linked(stance as Weighed['stance']))).toEqual([
      undefined,
      '2026-03-01T10:00:00.000Z',
      undefined,
    ])
  })

  it('counts as it did', () => {
    const now = new Date('2026-03-05T10:00:00Z')
    expect(
      countInsight(
        VOICES.map((one) => unpackVoice(packVoice(one))),
        now,
      ),
    ).toEqual(countInsight(VOICES, now))
  })
})
