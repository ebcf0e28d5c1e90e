import { describe, expect, it } from 'vitest'
import { describeCorpora } from '@/tests/support/corpus'
import type { Labelled } from './rules-participants'
import { redactParticipant, replaceName, unassignedLabels, withdrawnMark } from './rules-redact'
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
  it('keeps the words of every other voice, also where no one is recorded for it', () => {
    const source = '**X:** not mine\n\n**Y:** nor mine\n\n**Interviewer:** hm'
    expect(redactParticipant(source, [one({ id: 'a', personName: 'Ana' })], 'a', [])).toBe(source)
    expect(unassignedLabels(source, [one({ id: 'a', personName: 'Ana' })])).toEqual(['X', 'Y', 'Interviewer'])
  })
  it('keeps a twin: two people who say the same words', () => {
    const twins = '**Ana Brandt:** Forty minutes a day.\n\n**Bo:** Forty minutes a day.'
    const both = [people[0]!, one({ id: 'b', pseudonym: 'P2', speaker: 'Bo' })]
    expect(redactParticipant(twins, both, 'a', [])).toBe(
      '**Participant 1:** [withdrawn]\n\n**Bo:** Forty minutes a day.',
    )
  })
  it('empties notes of one participant, and takes only the places of quotes from notes of several', () => {
    expect(redactParticipant('slow builds', [one({})], 'a', [])).toBe('[withdrawn]')
    const source = 'Ours stay.\n\nslow builds hurt, slow builds'
    expect(redactParticipant(source, [one({}), one({ id: 'b' })], 'a', [{ start: 12, end: 23 }])).toBe(
      `Ours stay.\n\n${withdrawnMark} hurt, slow builds`,
    )
  })
  it('leaves words that only look like a name', () => {
    const text = '**May:** We may wait.\n\n**Bo:** May we? I will.'
    const two = [one({ id: 'a', speaker: 'May' }), one({ id: 'b', pseudonym: 'P2', speaker: 'Bo' })]
    expect(redactParticipant(text, two, 'a', [])).toBe('**Participant 1:** [withdrawn]\n\n**Bo:** May we? I will.')
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
