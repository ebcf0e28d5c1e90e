import { describe, expect, it } from 'vitest'
import { describeCorpora } from '@/tests/support/corpus'
import type { Labelled } from './rules-participants'
import { redactParticipant, replaceName, withdrawnMark } from './rules-redact'
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
  it('drops what cannot be shown to be another’s', () => {
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
  describeCorpora('transcripts', (corpus) => {
    const [file, speaker, other] =
      corpus.name === 'corpus'
        ? ['the-changelog-551.md', 'Abi Noda', 'Adam Stacoviak']
        : ['platform-hour-7.md', 'Noor Dahl', 'Sasha Vik']

    it('redaction leaves nothing of a speaker, and all of the others', () => {
      const text = corpus.read(file!)
      const speakers = parseTranscript(text).speakers.map((name, index) =>
        one({ id: name, speaker: name, pseudonym: `Participant ${index + 1}` }),
      )
      const left = redactParticipant(text, speakers, speaker!, [])
      const said = parseTranscript(text)
        .turns.filter((turn) => turn.speaker === speaker)
        .flatMap((turn) => turn.lines)
      expect(left).not.toContain(speaker)
      expect(said.filter((line) => line.text.length > 80)).not.toEqual([])
      expect(said.filter((line) => line.text.length > 80 && left.includes(line.text.slice(20, 80)))).toEqual([])
      const kept = parseTranscript(text).turns.filter((turn) => turn.speaker === other).length
      expect(kept).toBeGreaterThan(3)
      expect(parseTranscript(left).turns.filter((turn) => turn.speaker === other)).toHaveLength(kept)
    })
  })
  it('replaces whole names only', () => {
    expect(replaceName('Ana, Anna and Ana', 'Ana', '$&')).toBe('$&, Anna and $&')
  })
})
