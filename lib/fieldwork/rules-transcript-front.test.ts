import { describe, expect, it } from 'vitest'
import { readSession, recogniseSession } from './rules-read-file'
import { frontOf } from './rules-transcript-front'
import { parseTranscript, storedTranscript } from './rules-transcript'

const front = `---
title: "Build times"
created: 2026-05-01
date: 2026-03-12
participants:
  - Payments developer
  - Researcher
tags: [build, ci]
role: Engineer
---
`
const shapes = {
  'plain labels': 'Ann: We wait.\nBob: We do not.\nAnn: Yes.\n',
  'bold labels': '**Ann:** We wait.\n\n**Bob:** We do not.\n\n**Ann:** Yes.\n',
  'times and labels': '[0:02] Ann: We wait.\n[0:09] Bob: We do not.\n[0:20] Ann: Yes.\n',
}

describe.each(Object.entries(shapes))('front matter above %s', (_, turns) => {
  it.each([front + turns, front.replaceAll('\n', '\r\n') + turns, `\uFEFF${front}\n${turns}`])(
    'is facts: its day is the session’s, its names are no speakers, and the turns are read as without it',
    (text) => {
      const session = readSession(text)
      expect(session).toMatchObject({ date: '2026-03-12', speakers: ['Ann', 'Bob'] })
      expect(parseTranscript(storedTranscript(text).body).speakers).toEqual(['Ann', 'Bob'])
      expect(recogniseSession({ path: 'x.md', text })?.confidence).toBeGreaterThan(0.9)
    },
  )
})

it('keeps every key and value, lists on one line', () => {
  const { body } = storedTranscript(front + shapes['plain labels'])
  for (const words of ['Build times', 'Payments developer, Researcher', 'build, ci', 'Engineer', '2026-05-01'])
    expect(body).toContain(words)
})
it('counts the lines of findings and turns in the whole file', () => {
  expect(storedTranscript(front + shapes['plain labels']).reading.utterances.map((one) => one.line)).toEqual([
    11, 12, 13,
  ])
})
it.each([
  '---\n\nA rule, then prose: so it goes.\n---\nAnn: Yes.',
  'Ann: We wait.\n---\nBob: No.',
  '---\nAnn says so.\n---\n',
])('is not seen in %j', (text) => {
  expect(frontOf(text)).toBeNull()
})
it('of a proposal leaves the file to the reader of proposals', () => {
  const text = `---\nstatus: accepted\ndate: 2026-03-12\n---\n${shapes['plain labels']}`
  expect(recogniseSession({ path: 'x.md', text })).toBeNull()
})

it('a text that names a work in <cite> is no transcript of it', () => {
  const text = '# Proposal\n\n> Some words.\n> — Somebody, <cite>A Book</cite>\n\n## Why\n\nSo that it works.\n'
  expect(recogniseSession({ path: 'x.md', text })).toBeNull()
})
