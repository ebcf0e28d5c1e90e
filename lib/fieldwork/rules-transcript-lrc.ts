import { readLabelledLines } from './rules-transcript-lines'
import { joinUnnamed, type Reading } from './rules-transcript-reading'
import { writeTime } from './rules-transcript-time'

// `.lrc`, which players and recognisers write: "[01:02.50]words", tags like "[ti:Title]", and in the newer form "<01:02.50>" before words.

const STAMP = /^\[(\d{1,3}):(\d{2})[.:](\d{1,3})\]\s*/u
const TAG = /^\[([a-z#]{1,10}):\s*(.*?)\s*\]$/iu
const WORD = /<\d{1,3}:\d{2}[.:]\d{1,3}>\s?/gu
/** What the tags of two letters stand for. */
const TAGS: Record<string, string> = {
  ti: 'Title',
  ar: 'Artist',
  al: 'Album',
  au: 'Author',
  by: 'Made by',
  re: 'Tool',
  ve: 'Version',
}
/** Hundredths are what nearly every file has. */
const FRACTION: Record<number, number> = { 1: 100, 2: 10, 3: 1 }

const filled = (source: string) =>
  source
    .split('\n')
    .map((text) => text.trim())
    .filter(Boolean)

/** Whether a text is one of timed lines with fractions and, perhaps, tags; what a few of its lines are, all are. */
export function isLrc(source: string): boolean {
  const lines = filled(source)
  const timed = lines.filter((line) => STAMP.test(line)).length
  return timed >= 2 && lines.every((line) => STAMP.test(line) || TAG.test(line))
}

/** Reads what `isLrc` holds for. A line with several times comes at each of them; names before the words are speakers. */
export function readLrc(source: string): Reading {
  const head: Reading['head'] = []
  const said: { at: number; text: string; line: number }[] = []
  let offset = 0
  for (const [index, whole] of source.split('\n').entries()) {
    let rest = whole.trim()
    const [, tag, value = ''] = TAG.exec(rest) ?? []
    if (tag !== undefined && !STAMP.test(rest)) {
      // A positive offset lets every line come so much earlier.
      if (tag.toLowerCase() === 'offset') offset = Number.parseInt(value, 10) || 0
      else if (value !== '') head.push({ line: index + 1, text: `${TAGS[tag.toLowerCase()] ?? tag}: ${value}` })
      continue
    }
    const times: number[] = []
    for (let stamp = STAMP.exec(rest); stamp; stamp = STAMP.exec(rest)) {
      const [all, minutes, seconds, fraction = ''] = stamp
      times.push((Number(minutes) * 60 + Number(seconds)) * 1000 + Number(fraction) * (FRACTION[fraction.length] ?? 1))
      rest = rest.slice(all.length)
    }
    const text = rest.replace(WORD, ' ').replace(/\s+/gu, ' ').trim()
    if (text !== '') for (const at of times) said.push({ at, text, line: index + 1 })
  }
  const turns = said
    .map((one) => ({ ...one, at: Math.max(0, one.at - offset) }))
    .sort((a, b) => a.at - b.at || a.line - b.line)
  const reading = readLabelledLines(turns.map(({ at, text }) => `[${writeTime(at)}] ${text}`).join('\n'))
  const named = reading.utterances.some((one) => one.label !== null)
  const inFile = <T extends { line: number }>(all: readonly T[]) =>
    all.map((one) => ({ ...one, line: turns[one.line - 1]?.line ?? one.line }))
  return {
    shape: 'lrc',
    head: named ? [...head, ...inFile(reading.head)] : head,
    utterances: named
      ? inFile(reading.utterances)
      : joinUnnamed(turns.map(({ at, text, line }) => ({ label: null, atMs: at, text, line }))),
    findings: named ? inFile(reading.findings) : [],
  }
}
