import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeCorpora, fixtures } from '@/tests/support/corpus'
import { costOf } from '@/tests/support/cost'
import { parseTranscript, plainTranscript, sharedLines, spoken, turnAt } from './rules-transcript'

const filled = (text: string) => text.split('\n').filter((line) => line.trim())

describeCorpora('transcripts', (corpus) => {
  it.each(corpus.list('.md'))('%s: every line is in one turn, in order', (file) => {
    const source = corpus.read(file)
    const { turns, text } = parseTranscript(source)
    expect(turns.flatMap((turn) => turn.lines.map((line) => line.text))).toEqual(filled(text))
    const labels = source.match(/^\*\*[^*]+?(:\*\*|\*\*:)/gm) ?? []
    expect(turns.filter((turn) => turn.label !== null)).toHaveLength(labels.length)
  })
  const [file, names] =
    corpus.name === 'corpus'
      ? ['the-changelog-551.md', ['Abi Noda', 'Adam Stacoviak', 'Jerod Santo']]
      : ['build-talk-13.md', ['Kim Ferro', 'Rene Holm']]
  it('speakers are told from breaks, and times are read', () => {
    const { speakers, turns } = parseTranscript(corpus.read(file))
    expect(speakers.sort()).toEqual(names.filter((name) => speakers.includes(name)))
    const breaks = turns.filter((turn) => turn.label?.startsWith('Break'))
    expect(breaks).not.toEqual([])
    expect(breaks.every((turn) => turn.speaker === null)).toBe(true)
    expect(turns.flatMap((turn) => turn.lines).find((line) => line.text.includes('[01:06:16.17]'))?.at).toBeCloseTo(
      3976.17,
    )
  })
})

describe('labels', () => {
  it('reads the forms that people write', () => {
    const source =
      '\uFEFFBefore\r\n\r\n**Ana B.:** one\r\n\r\nstill one\r\n\r\n**Bo**: two\n\n[00:10] **Ana B.:** three\n'
    expect(parseTranscript(source).turns.map((turn) => [turn.speaker, turn.lines.length])).toEqual([
      [null, 1],
      ['Ana B.', 2],
      ['Bo', 1],
      ['Ana B.', 1],
    ])
  })
  it('takes plain labels only where they come back or are roles', () => {
    const { turns } = parseTranscript('Interviewer: why?\nP1: because: slow\nProblem: none\nP1: yes')
    expect(turns.map((turn) => turn.speaker)).toEqual(['Interviewer', 'P1', 'P1'])
    expect(turns[1]?.lines).toHaveLength(2)
  })
  it('shows what was said without the label, at the right place', () => {
    const transcript = parseTranscript('**Ana:** \\[laughter\\] slow builds')
    const turn = transcript.turns[0]
    if (!turn?.lines[0]) throw new Error('no turn')
    const said = spoken(turn, turn.lines[0])
    expect(said.text).toBe('[laughter] slow builds')
    expect(transcript.text.slice(said.offset)).toBe(said.text)
    expect(turnAt(transcript, said.offset)?.speaker).toBe('Ana')
  })
})

describe('any text', () => {
  it('loses nothing and keeps true offsets', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('', '**A:** x', '**B**: y', 'C: z', '> **A:** q', '[1:02] t', '***:**'),
    )
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const { text, turns } = parseTranscript(lines.join('\n'))
        expect(turns.flatMap((turn) => turn.lines.map((one) => one.text))).toEqual(filled(text))
        for (const turn of turns)
          for (const one of turn.lines) {
            expect(text.startsWith(one.text, one.offset)).toBe(true)
            expect(one.offset >= turn.start && one.offset < turn.end).toBe(true)
            const said = spoken(turn, one)
            expect(text.startsWith(said.text, said.offset)).toBe(true)
          }
      }),
    )
  })
  it('is quick on hostile lines', () => {
    const hostile = (length: number) => `**${'a '.repeat(length)}\n${'['.repeat(length)}\n${'a'.repeat(length)}`
    const [long, short] = [hostile(80_000), hostile(10_000)]
    expect(costOf(() => parseTranscript(long))).toBeLessThan(
      20 *
        Math.max(
          costOf(() => parseTranscript(short)),
          5,
        ),
    )
  })
})

describe('an imported file', () => {
  it('tells an edited file from another one', () => {
    const corpus = fixtures('transcripts')
    const [one, two] = corpus.list('.md').map((file) => corpus.read(file))
    expect(sharedLines(one ?? '', `${one}\n\nA correction`)).toBe(1)
    expect(sharedLines(one ?? '', two ?? '')).toBeLessThan(0.5)
    expect(plainTranscript('a\\[b\\]')).toBe('a[b]')
  })
})
