/**
 * Reads folders of real transcripts and counts what became of them: `npx tsx tests/bench/transcripts.ts FOLDER…`.
 * Words are counted by means of their own, apart from the reader: what a file holds without marks, times and ids, against what was
 * read. Prints for each folder: shapes, files without a speaker, words that are nowhere in what was read, times among the words,
 * and findings by kind; with `--files`, a line for each file; with `--lost`, the words.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { groupBy } from '@/lib/core/group'
import { storedTranscript, parseTranscript, spokenTurns } from '@/lib/fieldwork/rules-transcript'
import { readSession, textOfFile } from '@/lib/fieldwork/rules-read-file'
import { decodeEntities } from '@/lib/fieldwork/rules-transcript-cues'

const count = (values: readonly string[]) =>
  [...groupBy(values, (value) => value)]
    .sort((a, b) => b[1].length - a[1].length)
    .map(([value, all]) => `${value} ${all.length}`)
    .join(', ')

const CLOCK = /(?<![\p{L}\d])(?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,:]\d{1,6})?(?!\d)/gu
const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** JSON; undefined for what only begins like it ("[Speaker 1] …"). */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The words of a file: strings of JSON; what stands between the tags of HTML; else all but times, ids and notes of captions. */
function sourceWords(text: string): string[] {
  if (/^\s*[[{]/u.test(text) && !/^\[Script Info\]/iu.test(text)) {
    const words: string[] = []
    const walk = (value: unknown, key = ''): void => {
      if (typeof value === 'string' && /^(?:body|text|transcript|content|word|speaker\w*)$/iu.test(key))
        words.push(...wordsIn(value))
      else if (Array.isArray(value)) value.forEach((one) => walk(one, key))
      else if (value && typeof value === 'object') for (const [name, one] of Object.entries(value)) walk(one, name)
    }
    const json = parsed(text)
    if (json !== undefined) {
      walk(json)
      return words
    }
  }
  if (/^\[Script Info\]/iu.test(text))
    return wordsIn(
      [...text.matchAll(/^Dialogue: *(?:[^,\n]*,){9}(.*)$/gmu)]
        .map((match) => (match[1] ?? '').replace(/\{[^{}]*\}|\\[Nnh]/gu, ' '))
        .join('\n'),
    )
  const isCaptions = /-->/u.test(text)
  const plain = text
    .replace(/^(?:NOTE|STYLE|REGION)(?:[ \t].*)?\n(?:.+\n)*/gmu, '')
    .replace(/^WEBVTT.*\n(?:.+\n)*/u, '')
    .replace(/^.*-->.*$/gmu, '')
    .replace(isCaptions ? /^(?:\d+|[\da-f-]{8,}(?:\/\d+-\d+)?)\s*$/gmu : /(?!)/u, '')
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1>/giu, '')
    .replace(/<v(?:\.[^\s>]*)?\s+([^>]*)>/gu, ' $1 ')
    .replace(/<\/?[a-z!\d][^>]*>/giu, /<(?:p|cite)\b/iu.test(text) ? ' ' : '')
    .replace(CLOCK, ' ')
  return wordsIn(decodeEntities(plain))
}

const options = process.argv.slice(2)
for (const folder of options.filter((one) => !one.startsWith('--'))) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && /\.(vtt|srt|sbv|ass|ssa|ttml|xml|txt|md|json|html?|csv|tsv|docx)$/iu.test(entry.name),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const totals = { words: 0, lost: 0, clocks: 0, unnamed: 0, turns: 0, milliseconds: 0 }
  const shapes: string[] = []
  const findings: string[] = []
  for (const path of files) {
    const bytes = readFileSync(path)
    const taken = textOfFile({ path, text: bytes.toString('utf8'), ...(/\.docx$/iu.test(path) && { bytes }) })
    if ('reason' in taken) {
      shapes.push('refused')
      continue
    }
    const text = taken.text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n')
    const began = performance.now()
    const read = readSession(text)
    totals.milliseconds += performance.now() - began
    if ('reason' in read) {
      shapes.push('refused')
      if (options.includes('--files')) console.log(`  ${relative(folder, path)}: ${read.reason}`)
      continue
    }
    const { body, reading } = storedTranscript(text)
    const turns = spokenTurns(parseTranscript(body))
    const kept = new Set(wordsIn(body))
    const source = sourceWords(text)
    const lost = source.filter((word) => !kept.has(word))
    const clocks = turns.flatMap((turn) => turn.text.match(CLOCK) ?? [])
    shapes.push(reading.shape)
    findings.push(...read.findings.map((one) => one.key))
    totals.words += source.length
    totals.lost += lost.length
    totals.clocks += clocks.length
    totals.turns += turns.length
    if (read.speakers.length === 0) totals.unnamed += 1
    if (options.includes('--files')) {
      const speakers = count(turns.map((turn) => turn.label ?? '–')).slice(0, 150)
      console.log(
        `  ${relative(folder, path).slice(-60)}: ${reading.shape}, ${source.length} words, ${lost.length} lost, ` +
          `${clocks.length} times in words, day ${read.date ?? '–'}: ${speakers}`,
      )
    }
    if (options.includes('--lost') && lost.length > 0) console.log(`    lost: ${count(lost).slice(0, 300)}`)
    if (options.includes('--lost') && clocks.length > 0) console.log(`    times: ${count(clocks).slice(0, 200)}`)
  }
  console.log(`\n== ${folder}: ${files.length} files, ${totals.turns} turns, ${Math.round(totals.milliseconds)} ms`)
  console.log(`shapes: ${count(shapes)}; files without a speaker: ${totals.unnamed}`)
  console.log(`words: ${totals.words}, of which nowhere ${totals.lost}; times among words: ${totals.clocks}`)
  console.log(`findings: ${count(findings)}`)
}
