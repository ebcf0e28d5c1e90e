import { describe, expect, it } from 'vitest'
import { matchSpeakers, shownName, speakerOf, type Labelled } from './rules-participants'
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
