import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listedHighlights, partsOf, segmentsOf, tagLanes, viewTurns } from './presenter-view'
import { parseTranscript } from './rules-transcript'

const mark = (id: string, start: number, length: number, tags: string[] = []) => ({
  id,
  start,
  quote: 'x'.repeat(length),
  tags,
  anchorState: 'exact' as const,
})

test('text is cut where highlights begin and end, and nothing of it is lost', () => {
  expect(segmentsOf('slow builds hurt', 100, [mark('a', 100, 11), mark('b', 105, 11)])).toEqual([
    { text: 'slow ', offset: 100, marks: ['a'], time: false },
    { text: 'builds', offset: 105, marks: ['a', 'b'], time: false },
    { text: ' hurt', offset: 111, marks: ['b'], time: false },
  ])
  fc.assert(
    fc.property(fc.string(), fc.nat(50), fc.array(fc.tuple(fc.nat(80), fc.nat(30))), (text, offset, spans) => {
      const segments = segmentsOf(
        text,
        offset,
        spans.map(([start, length], index) => mark(String(index), start, length)),
      )
      expect(segments.map((one) => one.text).join('')).toBe(text)
      for (const one of segments) expect(text.slice(one.offset - offset).startsWith(one.text)).toBe(true)
    }),
  )
})

test('timestamps stand apart, also inside a highlight', () => {
  expect(
    segmentsOf('[03:49] It hung.', 0, [mark('a', 0, 10)]).map(({ text, marks, time }) => [text, marks, time]),
  ).toEqual([
    ['[03:49]', ['a'], true],
    [' It', ['a'], false],
    [' hung.', [], false],
  ])
})

test('speakers are shown by the name they agreed to, headings as headings', () => {
  const ana = {
    id: 'a',
    role: 'participant' as const,
    pseudonym: 'P1',
    speaker: null,
    personName: 'Ana Brandt',
    named: false,
  }
  const turns = viewTurns(
    parseTranscript('# Notes\n\n**Ana Brandt:** Slow.\n\n## Tuesday\n\n**Break:** [1:00]'),
    [ana],
    [],
  )
  expect(turns.map((turn) => [turn.speaker, turn.aside, turn.lines.map((line) => line.heading)])).toEqual([
    [null, false, [true]],
    ['P1', false, [false, true]],
    ['Break', true, [false]],
  ])
  expect(turns[0]?.lines[0]?.segments[0]).toMatchObject({ text: 'Notes', offset: 2, marks: [] })
})

test('a highlight over two lines has its stripe on both and its label on the first', () => {
  const [turn] = viewTurns(
    parseTranscript('**Bo:** One two.\n\nThree four.'),
    [],
    [mark('a', 12, 12, ['wait', 'cost'])],
  )
  expect(turn?.lines.map((line) => [line.begins, line.stripes])).toEqual([
    [['a'], [0, 1]],
    [[], [0, 1]],
  ])
})

test('each tag keeps its lane; with more tags than lanes they are shared', () => {
  const lanes = tagLanes([mark('a', 0, 1, ['g', 'b', 'a']), mark('b', 0, 1, ['c', 'd', 'e', 'f']), mark('c', 0, 1)])
  expect(Object.fromEntries(lanes)).toEqual({ '': 0, a: 1, b: 2, c: 3, d: 4, e: 5, f: 0, g: 1 })
})

describe('a long text', () => {
  const said = Array.from({ length: 10 }, (_, at) => `**${at % 2 ? 'Ana' : 'Bo'}:** One.\n\nTwo ${at}.`)
  const transcript = parseTranscript(said.join('\n\n'))
  const most = { lines: 5, characters: 1_000 }

  test('is shown in parts that hold all of it, in order, and cut no turn that fits', () => {
    const parts = partsOf(transcript, most)
    const shown = parts.map((part) => viewTurns(transcript, [], [], part))
    expect(shown.map((turns) => turns.length)).toEqual([2, 2, 2, 2, 2])
    expect(shown.flat()).toEqual(viewTurns(transcript, [], []))
  })

  test('of one turn is cut between its lines, by their number or their length', () => {
    const alone = parseTranscript(`**Ana:** ${Array.from({ length: 12 }, (_, at) => `Line ${at}.`).join('\n\n')}`)
    const lines = (most: { lines: number; characters: number }) =>
      partsOf(alone, most).map((part) =>
        viewTurns(alone, [], [], part).map((turn) => [turn.speaker, turn.lines.length]),
      )
    expect(lines(most)).toEqual([[['Ana', 5]], [['Ana', 5]], [['Ana', 2]]])
    expect(lines({ lines: 100, characters: 1 })).toHaveLength(12)
    expect(partsOf(parseTranscript(''), most)).toEqual([])
  })
})

test('beside a part of a text stand its highlights and those without a place, of a whole text all, however many', () => {
  const marks = Array.from({ length: 60 }, (_, at) => mark(String(at), at, 1))
  const gone = { ...mark('gone', 0, 1), anchorState: 'outdated' as const }
  expect(listedHighlights([...marks, gone], new Set(), { all: true })).toHaveLength(61)
  expect(listedHighlights([...marks, gone], new Set(['7']), { all: false })).toEqual([marks[7], gone])
})
