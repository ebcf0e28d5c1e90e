import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { consentEnds, consentState, consentWords } from './rules-consent'
import { matchSpeakers, shownName, speakerOf, type Labelled } from './rules-participants'
import { redactParticipant, replaceName, withdrawnMark } from './rules-redact'
import { newSessionSchema } from './schema'
import { parseTranscript } from './rules-transcript'

const one = (over: Partial<Labelled>): Labelled => ({
  id: 'a',
  role: 'participant',
  pseudonym: 'Participant 1',
  speaker: null,
  personName: null,
  named: false,
  ...over,
})

describe('consent', () => {
  const given = { consentedAt: new Date('2026-01-01T09:00:00Z'), until: null, withdrawnAt: null }
  it('ends by its scope, at the end of the last day', () => {
    const consent = { ...given, scope: '90-days' as const }
    expect(consentEnds(consent)?.toISOString().slice(0, 10)).toBe('2026-04-01')
    expect(consentState(consent, new Date('2026-04-01T12:00:00Z'))).toBe('given')
    expect(consentState(consent, new Date('2026-04-02T10:00:00Z'))).toBe('expired')
    expect(consentState({ ...given, scope: 'this-study' }, new Date('2036-01-01'))).toBe('given')
  })
  it('is over once withdrawn', () => {
    expect(
      consentState({ ...given, scope: 'a-year', withdrawnAt: new Date('2026-01-02') }, new Date('2026-01-03')),
    ).toBe('withdrawn')
    expect(consentWords({ ...given, scope: 'a-year' })).toBe('for a year, until 2027-01-01')
  })
  it('needs a date for "until"', () => {
    const session = { kind: 'interview', title: 't', team: 'x', date: '2026-01-01', participants: [], body: 'b' }
    expect(newSessionSchema.safeParse({ ...session, consent: { scope: 'until' } }).error?.issues[0]?.path).toEqual([
      'consent',
      'until',
    ])
    expect(
      newSessionSchema
        .parse({ ...session, consent: { scope: 'until', until: '2026-02-01T10:00:00Z' } })
        .consent.until?.toISOString(),
    ).toBe('2026-02-01T00:00:00.000Z')
    expect(newSessionSchema.safeParse({ ...session, body: ' ', consent: { scope: 'a-year' } }).success).toBe(false)
  })
})

describe('who speaks', () => {
  it('matches by speaker, name, pseudonym, first name, then the one that is left', () => {
    const people = [
      one({ id: 'a', personName: 'Ana Brandt' }),
      one({ id: 'b', pseudonym: 'P2' }),
      one({ id: 'c', pseudonym: 'P3' }),
    ]
    expect([...matchSpeakers(['Interviewer', 'ana', 'p2', 'Someone'], people)]).toEqual([
      ['p2', 'b'],
      ['ana', 'a'],
      ['Someone', 'c'],
    ])
  })
  it('shows the pseudonym unless being named was agreed', () => {
    expect(shownName(one({ personName: 'Ana Brandt' }))).toBe('Participant 1')
    expect(shownName(one({ personName: 'Ana Brandt', named: true }))).toBe('Ana Brandt')
  })
  it('gives a text without labels to its only participant', () => {
    expect(speakerOf(null, parseTranscript('plain notes'), [one({})])).toBe('a')
    expect(speakerOf(null, parseTranscript('plain notes'), [one({}), one({ id: 'b' })])).toBeNull()
  })
})

describe('taking words back', () => {
  const source =
    '**Adam:** So, Ana Brandt, why?\n\n**Ana Brandt:** Builds are \\[very\\] slow.\n\nForty minutes.\n\n**Adam:** Thanks.\n'
  const people = [
    one({ id: 'a', personName: 'Ana Brandt' }),
    one({ id: 'x', speaker: 'Adam', role: 'interviewer', pseudonym: 'Interviewer' }),
  ]
  it('drops every paragraph of a participant and keeps the rest', () => {
    expect(redactParticipant(source, people, 'a', [])).toBe(
      '**Adam:** So, Participant 1, why?\n\n**Participant 1:** [withdrawn]\n\n**Adam:** Thanks.\n',
    )
  })
  it('drops what cannot be shown to be somebody else’s', () => {
    const text = redactParticipant(
      '**X:** mine\n\n**Y:** or mine\n\n**Interviewer:** hm',
      [one({ id: 'a', personName: 'Ana' })],
      'a',
      [],
    )
    expect(text).toBe('**Participant 1:** [withdrawn]\n\n**Participant 1:** [withdrawn]\n\n**Interviewer:** hm')
  })
  it('empties notes of one participant, and takes only quotes from notes of several', () => {
    expect(redactParticipant('slow builds', [one({})], 'a', [])).toBe('[withdrawn]')
    expect(
      redactParticipant('Ours stay.\n\nslow builds hurt, slow builds', [one({}), one({ id: 'b' })], 'a', [
        'slow builds',
        'withdrawn',
      ]),
    ).toBe('Ours stay.\n\n[withdrawn] hurt, [withdrawn]'.replace(/withdrawn/g, withdrawnMark))
  })
  it('leaves nothing of a real speaker', () => {
    const text = readFileSync('../shared/data/transcripts/the-changelog-551.md', 'utf8')
    const speakers = parseTranscript(text).speakers.map((speaker, index) =>
      one({ id: speaker, speaker, pseudonym: `Participant ${index + 1}` }),
    )
    const left = redactParticipant(text, speakers, 'Abi Noda', [])
    const said = parseTranscript(text)
      .turns.filter((turn) => turn.speaker === 'Abi Noda')
      .flatMap((turn) => turn.lines)
    expect(left).not.toContain('Abi Noda')
    expect(said.filter((line) => line.text.length > 80 && left.includes(line.text.slice(20, 80)))).toEqual([])
    const kept = parseTranscript(text).turns.filter((turn) => turn.speaker === 'Adam Stacoviak').length
    expect(parseTranscript(left).turns.filter((turn) => turn.speaker === 'Adam Stacoviak')).toHaveLength(kept)
  })
  it('replaces whole names only', () => {
    expect(replaceName('Ana, Anna and Ana', 'Ana', '$&')).toBe('$&, Anna and $&')
  })
})
