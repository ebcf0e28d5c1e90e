import { describe, expect, test } from 'vitest'
import { parseTranscript, spokenTurns, storedTranscript } from './rules-transcript'
import { writeTranscript } from './rules-transcript-shapes'

// A stored text that goes out and comes in again is the same: what looks like marks, times, names or notes of a tool among its words too.

const turnsIn = (body: string) =>
  spokenTurns(parseTranscript(body)).map(({ label, startMs, text }) => [label, startMs, text])

test('what is escaped is not escaped once more where a note of a tool is taken from among the turns', () => {
  const body = '**Ann:** \\*\\*loud** it was\n\nTranscribed by Otter\n\n**Bob:** Yes.\n\n**Ann:** No.'
  expect(storedTranscript(body).body).toBe(
    'Transcribed by Otter\n\n**Ann:** \\*\\*loud** it was\n\n**Bob:** Yes.\n\n**Ann:** No.',
  )
})

test('a time that ends a turn is not that of the next one, which has its own', () => {
  const body =
    '**Ann:** [00:01:00] It is slow.\n\n0:03\n\n**Bob:** [00:02:26] Yes.\n\nTranscribed by Otter\n\n**Ann:** [00:03:00] No.'
  expect(turnsIn(storedTranscript(body).body).slice(1)).toEqual([
    ['Ann', 60_000, 'It is slow.'],
    ['Bob', 146_000, 'Yes.'],
    ['Ann', 180_000, 'No.'],
  ])
})

const PIECES = [
  ...[
    'The build is slow.',
    '[00:01:02] I said',
    '**bold**',
    'Ann: hi',
    '- item',
    '# Heading',
    '> quoted',
    '0:03',
    'Q. why',
  ],
  ...[
    'A. because',
    'Transcribed by X',
    '1. one',
    '---',
    'Note: this',
    '(00:01:21):',
    'Bob',
    'It is `code`',
    '\\*star',
    'a_b_c',
  ],
  ...[
    'Role: Engineer',
    '__under__',
    'Speaker 1: yes',
    '[Bob] no',
    '>> Bob',
    '<v Ann>hi',
    '00:00:01 --> 00:00:02',
    '| a | b |',
  ],
  ...['What: then', 'Ann Lee 0 minutes 3 seconds', '[ti:x]', ''],
]
const NAMES = [
  'Ann',
  'Bob Ray',
  'Speaker 1',
  'Interviewer',
  'P3',
  'Zoë O’Neil-Smith',
  'Dr. Cy Tarn',
  'ann',
  'Unknown speaker',
  'Q',
  'A',
]
const HEADS = ['Role: Engineer', 'Date: 2026-01-02', 'Title: Talk', 'Just words']

/** Numbers that look random and are the same in each run. */
function numbers(seed: number): () => number {
  let state = seed
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
}

describe('random texts', () => {
  test.each([1, 2, 3, 4])('stored twice are what they are stored once (%i)', (seed) => {
    const next = numbers(seed)
    const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!
    for (let round = 0; round < 250; round += 1) {
      const names = [pick(NAMES), pick(NAMES), pick(NAMES)]
      const isTimed = next() < 0.5
      const utterances = Array.from({ length: 2 + Math.floor(next() * 6) }, (_, at) => ({
        label: pick(names),
        atMs: isTimed ? at * 61_000 : null,
        line: at + 1,
        text: Array.from({ length: 1 + Math.floor(next() * 4) }, () => pick(PIECES)).join(pick(['\n', ' ', '\n\n'])),
      }))
      const head = next() < 0.4 ? [{ line: 1, text: pick(HEADS) }] : []
      const once = storedTranscript(writeTranscript({ shape: 'bold', head, utterances, findings: [] })).body
      const twice = storedTranscript(once).body
      expect(twice).toBe(once)
      expect(turnsIn(twice)).toEqual(turnsIn(once))
    }
  })
})
