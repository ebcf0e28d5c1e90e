import { groupBy } from '@/lib/core/group'
import { maskSensitive } from '@/lib/core/text/sensitive'
import { isMarker } from './rules-transcript-labels'
import { readLines } from './rules-transcript-candidates'
import { headOf, plainLabels } from './rules-transcript-lines'
import { readTranscript, writeTranscript } from './rules-transcript-shapes'
import type { Finding, Reading } from './rules-transcript-reading'
import { millisecondsOf, TIME } from './rules-transcript-time'

/** One line of the stored text: its number (from 1), where it starts in the text, and its first time in seconds. */
export type TranscriptLine = { number: number; offset: number; text: string; at?: number; labelLength: number }

/**
 * What one speaker says before the next one does. `speaker` is null for text before the first label, for breaks and
 * for voices that no one recognised. `start` and `end` are offsets in the text, label included.
 */
export type Turn = { speaker: string | null; label: string | null; start: number; end: number; lines: TranscriptLine[] }

export type Transcript = { text: string; turns: Turn[]; speakers: string[]; labelled: boolean }

/** A turn as programs read it: words without label, times and escapes. */
export type SpokenTurn = {
  order: number
  label: string | null
  startMs: number | null
  text: string
  start: number
  end: number
}

const time = new RegExp(String.raw`\[(${TIME})\]`, 'u')
const times = new RegExp(String.raw`[ \t]?\[${TIME}\]`, 'gu')
const boldLabel = new RegExp(
  String.raw`^\s*(?:[-*>]\s+)?(?:${time.source}\s*)?(?:\*\*|__)\s*([^*_\n:][^*\n:]{0,79}?)\s*(?::\s*(?:\*\*|__)|(?:\*\*|__)\s*:)[ \t]*`,
  'u',
)
const plainLabel = new RegExp(String.raw`^(?:${time.source}\s*)?([\p{L}\p{N}][^\n:*]{0,59}?):(?:[ \t]+|$)`, 'u')

const normal = (source: string) => source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
const unescape = (text: string) => text.replace(/\\([\\`*_{}[\]()#+\-.!<>~|])/g, '$1')

/** The text that quotes are anchored in: line ends as \n, no byte order mark, Markdown's escapes undone (`\[` → `[`). */
export const plainTranscript = (source: string): string => unescape(normal(source))

const seconds = (line: string): number | undefined => {
  const found = millisecondsOf(time.exec(line)?.[1] ?? '')
  return found === null ? undefined : found / 1000
}

/** How a stored text marks its turns: the label of a line and how long it is, or null. */
function labelling(
  raw: readonly string[],
  source: string,
): (line: string, index: number) => { label: string; length: number } | null {
  if (raw.some((line) => boldLabel.test(line))) {
    // Facts such as "**Role:** …" at the top are no speech.
    const head = headOf(readLines(raw.slice(0, 60).join('\n')))
    return (line, index) => {
      const bold = index < head ? null : boldLabel.exec(line)
      return bold ? { label: bold[2]?.trim() ?? '', length: unescape(bold[0]).length } : null
    }
  }
  const plain = plainLabels(source)
  return (line) => {
    const match = plain.size > 0 ? plainLabel.exec(line) : null
    const label = match?.[2]?.trim()
    return match && label && plain.has(label) ? { label, length: match[0].length } : null
  }
}

/**
 * Reads a stored text, speaker-labelled (`**Speaker:** [03:49] text`, further paragraphs). Every line that is not
 * empty is in exactly one turn: what carries no label belongs to the one who spoke before.
 */
export function parseTranscript(source: string): Transcript {
  const stored = normal(source)
  const raw = stored.split('\n')
  const labelOf = labelling(raw, stored)
  const turns: Turn[] = []
  const speakers = new Set<string>()
  const texts: string[] = []
  let offset = 0
  raw.forEach((content, index) => {
    const text = unescape(content)
    texts.push(text)
    const found = text.trim() ? labelOf(content, index) : null
    const line = { number: index + 1, offset, text, at: seconds(text), labelLength: found?.length ?? 0 }
    offset += text.length + 1
    if (!text.trim()) return
    const current = turns.at(-1)
    if (found === null && current) {
      current.lines.push(line)
      current.end = line.offset + text.length
      return
    }
    const label = found?.label ?? null
    const speaker = label === null || isMarker(label) ? null : label
    if (speaker) speakers.add(speaker)
    turns.push({ speaker, label, start: line.offset, end: line.offset + text.length, lines: [line] })
  })
  return { text: texts.join('\n'), turns, speakers: [...speakers], labelled: speakers.size > 0 }
}

/** A line without its speaker label, for showing next to the speaker's name. Times stay where they were said. */
export const spoken = (turn: Turn, line: TranscriptLine): { text: string; offset: number } =>
  turn.label === null || line !== turn.lines[0]
    ? { text: line.text, offset: line.offset }
    : { text: line.text.slice(line.labelLength), offset: line.offset + line.labelLength }

/** Words without the times that stand among them. */
export const withoutTimes = (text: string): string => text.replace(times, '').trim()

/** The turns as programs read them. Text before the first label is a turn without a speaker. */
export function spokenTurns(transcript: Transcript): SpokenTurn[] {
  return transcript.turns.map((turn, order) => {
    const at = turn.lines.find((line) => line.at !== undefined)?.at
    return {
      order,
      label: turn.speaker,
      startMs: at === undefined ? null : Math.round(at * 1000),
      text: withoutTimes(turn.lines.map((line) => spoken(turn, line).text).join('\n')),
      start: turn.start,
      end: turn.end,
    }
  })
}

/** The turn that holds an offset of the text; null between turns. */
export function turnAt(transcript: Transcript, offset: number): Turn | null {
  return transcript.turns.find((turn) => offset >= turn.start && offset < turn.end) ?? null
}

/**
 * A reading in which masking makes no two people one: of several addresses or telephones that stand for names each gets a number
 * ("[e-mail] 1"), since "[e-mail]" would be all of them.
 */
function toldApart(reading: Reading): Reading {
  const labels = [...new Set(reading.utterances.flatMap((one) => one.label ?? []))]
  const byMask = groupBy(labels, (label) => maskSensitive(label))
  const names = new Map(
    [...byMask].flatMap(([masked, some]) =>
      some.length > 1 ? some.map((label, at): [string, string] => [label, `${masked} ${at + 1}`]) : [],
    ),
  )
  if (names.size === 0) return reading
  const utterances = reading.utterances.map((one) =>
    one.label === null ? one : { ...one, label: names.get(one.label) ?? one.label },
  )
  return { ...reading, utterances }
}

/**
 * A text as the hub stores it, with what was understood of it. Text that is labelled in bold already stays as it is;
 * every other shape is written in that one.
 */
export function storedTranscript(source: string): { body: string; reading: Reading; findings: Finding[] } {
  const reading = toldApart(readTranscript(source))
  const text = normal(source)
  const { findings } = reading
  // Bold headings of a text that names no one are read as labels again unless they are escaped.
  if (reading.shape === 'text')
    return { body: parseTranscript(text).labelled ? writeTranscript(reading) : text, reading, findings }
  if (reading.shape === 'bold' && !reading.isMoved) {
    const stored = parseTranscript(text).turns.flatMap((turn) => turn.label ?? [])
    const read = reading.utterances.map((one) => one.label)
    if (stored.length === read.length && stored.every((label, at) => label === read[at]))
      return { body: text, reading, findings }
  }
  // What was written as Markdown has its escapes already; they would be escaped once more.
  const words = reading.utterances.map((one) => ({ ...one, text: unescape(one.text) }))
  return {
    body: writeTranscript(reading.shape === 'bold' ? { ...reading, utterances: words } : reading),
    reading,
    findings,
  }
}

/** The share (0…1) of the shorter text's lines which the other one has too: tells an edited file from another file. */
export function sharedLines(a: string, b: string): number {
  const lines = (text: string) =>
    new Set(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
  const [left, right] = [lines(plainTranscript(a)), lines(plainTranscript(b))]
  const small = Math.min(left.size, right.size)
  return small === 0 ? 0 : [...left].filter((line) => right.has(line)).length / small
}
