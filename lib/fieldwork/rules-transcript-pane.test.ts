import { expect, test } from 'vitest'
import { recogniseSession } from './rules-read-file'
import { parseTranscript, spokenTurns, storedTranscript } from './rules-transcript'
import { readTranscript } from './rules-transcript-shapes'

// What is copied from the pane of Teams on the web, and `.lrc`: shapes that public files have, in our own words.

const turns = (source: string) =>
  readTranscript(source).utterances.map(({ label, atMs, text }) => [label, atMs === null ? null : atMs / 1000, text])

const PANE = [
  'Transcript. Use arrow keys to navigate between transcript entries.',
  '',
  'Search',
  '',
  'AI-generated content may be incorrect',
  '',
  'Ann Lee started transcription',
  '',
  'Ann Lee',
  '0 minutes 3 seconds0:03',
  'Ann Lee 0 minutes 3 seconds',
  'Yeah.',
  'MK',
  '',
  'Mia Knudsen',
  '0 minutes 5 seconds0:05',
  'Mia Knudsen 0 minutes 5 seconds',
  'Thanks.',
  'Mia Knudsen 0 minutes 6 seconds',
  'A build takes',
  'It was 2 minutes 1 second',
  '',
  'Ann Lee',
  '1 hour 2 minutes 1 second1:02:01',
  'Ann Lee 1 hour 2 minutes 1 second',
  'OK',
  '',
  'Olga Kim',
  '1 hour 2 minutes 2 seconds1:02:02',
  'Olga Kim 1 hour 2 minutes 2 seconds',
  'No.',
].join('\n')

test('the pane of Teams: who speaks and when, once; what was said stays, also where it looks like a name or a time', () => {
  expect(turns(PANE)).toEqual([
    ['Ann Lee', 3, 'Yeah.'],
    ['Mia Knudsen', 5, 'Thanks. A build takes It was 2 minutes 1 second'],
    ['Ann Lee', 3721, 'OK'],
    ['Olga Kim', 3722, 'No.'],
  ])
  expect(readTranscript(PANE).head).toEqual([{ line: 7, text: 'Ann Lee started transcription' }])
  expect(recogniseSession({ path: 'x.txt', text: PANE })).toEqual({
    confidence: 0.95,
    shape: 'Teams, copied from the page',
  })
  const stored = spokenTurns(parseTranscript(storedTranscript(PANE).body)).filter(({ label }) => label !== null)
  expect(stored.map(({ label, startMs, text }) => [label, startMs! / 1000, text])).toEqual(turns(PANE))
})

test.each([
  ['Ann Lee 1 Stunde 0 Minuten 3 Sekunden', 3603],
  ['Ann Lee 2 minutes et 1 seconde', 121],
  ['Ann Lee 1 hora 1 minuto 10 segundos', 3670],
])('the pane in another language: %s', (entry, seconds) => {
  const other = entry.replace('Ann Lee', 'Bo Ray')
  expect(turns([entry, 'Ja.', other, 'Nein.', entry, 'Gut.'].join('\n'))).toEqual([
    ['Ann Lee', seconds, 'Ja.'],
    ['Bo Ray', seconds, 'Nein.'],
    ['Ann Lee', seconds, 'Gut.'],
  ])
})

test('sentences that end in a span are no pane', () => {
  expect(readTranscript('We waited 2 minutes 3 seconds\nthen 3 minutes 1 second').shape).toBe('text')
})

test('.lrc: tags are facts, times are no words, a line with two times comes twice, the offset counts', () => {
  const source = [
    '[ti:Talk about builds]',
    '[by:]',
    '[offset:+500]',
    '',
    '[00:12.00]First line of words.',
    '[00:17.205]Second line.',
    '[00:20.5]<00:20.50>Word <00:21.00>by word.',
    '[00:40:00]',
    '[01:10.00][00:05.00]It comes back.',
  ].join('\n')
  const { shape, head, utterances } = readTranscript(source)
  expect({ shape, head }).toEqual({ shape: 'lrc', head: [{ line: 1, text: 'Title: Talk about builds' }] })
  expect(utterances).toEqual([
    {
      label: null,
      atMs: 4_500,
      line: 9,
      text: 'It comes back. First line of words. Second line. Word by word. It comes back.',
    },
  ])
})

test('.lrc with names before the words has speakers, each with its line in the file', () => {
  const source =
    '[ar:A]\n[00:01.00]Ann: How is it?\n[00:05.00]Bob: Slow.\n[00:09.00]Ann: How slow?\n[00:12.50]Bob: Ten.'
  expect(readTranscript(source).utterances).toEqual([
    { label: 'Ann', atMs: 1_000, text: 'How is it?', line: 2 },
    { label: 'Bob', atMs: 5_000, text: 'Slow.', line: 3 },
    { label: 'Ann', atMs: 9_000, text: 'How slow?', line: 4 },
    { label: 'Bob', atMs: 12_500, text: 'Ten.', line: 5 },
  ])
})

test('a time on a line of its own within a turn is no word, and is not the time of the next voice', () => {
  const source =
    'Ann (00:00:00):\nIt is slow.\n\nBob (00:00:36):\nWelcome.\n\n(00:01:21):\nLet us go on.\n\nAnn (00:03:20):\nYes.'
  expect(turns(source)).toEqual([
    ['Ann', 0, 'It is slow.'],
    ['Bob', 36, 'Welcome.\n\nLet us go on.'],
    ['Ann', 200, 'Yes.'],
  ])
  expect(turns('Ann: Hi\nBob: Yes\n(00:01:21)\nand on\nAnn: No\nBob: Well')).toEqual([
    ['Ann', null, 'Hi'],
    ['Bob', null, 'Yes\nand on'],
    ['Ann', null, 'No'],
    ['Bob', null, 'Well'],
  ])
})

test('a value of front matter that goes on in the next line is one; items are several', () => {
  const { head } = readTranscript(
    '---\ntitle: A long\n  title\nrole:\n- Engineer\n- Lead\n---\n\nAnn: Hi\nBob: Yes\nAnn: No\n',
  )
  expect(head.map(({ text }) => text)).toEqual(['title: A long title', 'role: Engineer, Lead'])
})
