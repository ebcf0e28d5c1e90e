import type { Recognised } from '@/lib/core/imports'
import { notText } from '@/lib/core/readable'
import { isRtf } from '@/lib/core/text/decode'
import { maskSensitive } from '@/lib/core/text/sensitive'
import { isWord, readWord } from './rules-docx'
import { sensitiveFindings } from './rules-findings'
import { frontOf, frontSays } from './rules-transcript-front'
import { storedTranscript } from './rules-transcript'
import { isTtml } from './rules-transcript-data'
import type { Finding } from './rules-transcript-reading'
import { isYoutube } from './rules-transcript-subtitles'
import { dateIn, readTranscript } from './rules-transcript-shapes'

/** A file of an import: its text, or its bytes where it holds none. */
interface SourceFile {
  path: string
  text: string
  bytes?: Uint8Array
}

/** What a file says, masked, with what a person should look at. */
export interface ReadSession {
  body: string
  findings: Finding[]
  speakers: string[]
  interviewer: string | null
  /** "2026-03-31", where the head says it. */
  date: string | null
}

/** The text of a transcript file, whatever it is written in; a reason where it holds none. */
export function textOfFile(file: SourceFile): { text: string; findings: Finding[] } | { reason: string } {
  if (file.bytes) return isWord(file.bytes) ? readWord(file.bytes) : { reason: notText(file) }
  return isRtf(file.text)
    ? { reason: notText({ bytes: new TextEncoder().encode(file.text) }) }
    : { text: file.text, findings: [] }
}

/** Reads a transcript; a reason where the text holds none. */
export function readSession(text: string): ReadSession | { reason: string } {
  const { body, reading, findings } = storedTranscript(text)
  if (body.trim() === '') return { reason: 'No words were found in it.' }
  if (reading.shape === 'text' && /^\s*[[{]/.test(text) && isJson(text))
    return { reason: 'This JSON holds no transcript: a list of segments with a text each was expected.' }
  const speakers = [...new Set(reading.utterances.flatMap((one) => one.label ?? []))]
  const noSpeaker: Finding[] =
    speakers.length > 0
      ? []
      : [{ line: 1, key: 'no-speaker', message: 'No speaker is named. Add who took part before you highlight.' }]
  return {
    body: maskSensitive(body),
    findings: [...findings, ...noSpeaker, ...sensitiveFindings(text)]
      .map((one) => ({ ...one, message: maskSensitive(one.message) }))
      .sort((a, b) => a.line - b.line),
    speakers,
    interviewer:
      /^\W*interviewers?\W*:\W*([^\n*]{2,60})$/imu.exec(reading.head.map((one) => one.text).join('\n'))?.[1]?.trim() ??
      null,
    date: dateIn(reading.head),
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const SHAPES: Record<string, string> = {
  cues: 'Captions',
  json: 'JSON transcript',
  html: 'HTML transcript',
  ttml: 'Captions (TTML)',
  table: 'Table of turns',
  times: 'Text with times',
  lrc: 'Lines with times (.lrc)',
  pane: 'Teams, copied from the page',
}
/** Captions, JSON and HTML of transcripts say themselves what they are; lines with names in front only look like it. */
const SURE: Record<string, number> = {
  cues: 0.97,
  ttml: 0.97,
  html: 0.9,
  json: 0.85,
  table: 0.75,
  times: 0.5,
  lrc: 0.9,
  pane: 0.95,
}
/** Metadata that only a session has. */
const OWN_WORDS = 0.93
const FEW_TURNS = 4

/** Whether a file is a transcript: captions, or text in which at least two voices take turns. */
export function recogniseSession(file: SourceFile): Recognised | null {
  const taken = textOfFile(file)
  if ('reason' in taken || taken.text.trim() === '') return null
  const start = taken.text.replace(/^\uFEFF/u, '')
  // A document that begins with metadata is what that says.
  const front = frontOf(start.replace(/\r\n?/gu, '\n'))
  const said = front && frontSays(front)
  if (
    (/^<\?xml/u.test(start) && !isTtml(start) && !isYoutube(start)) ||
    (/^---\r?\n/u.test(start) && (!front || said === 'proposal'))
  )
    return null
  const reading = readTranscript(taken.text)
  if (reading.shape === 'text') return null
  const sure = SURE[reading.shape]
  if (sure !== undefined) {
    const spoken = reading.utterances.filter((one) => one.text.trim() !== '').length
    return spoken > 0 ? { confidence: sure, shape: SHAPES[reading.shape] ?? reading.shape } : null
  }
  const turns = reading.utterances.filter((one) => one.label !== null)
  const voices = new Set(turns.map((one) => one.label)).size
  if (voices < 2 && turns.length < FEW_TURNS) return null
  const filled = taken.text.split('\n').filter((line) => line.trim() !== '').length
  const share = Math.min(1, turns.length / Math.max(1, filled))
  const confidence = said === 'session' ? OWN_WORDS : Math.min(front ? 0.9 : 0.85, 0.45 + share)
  return { confidence, shape: `${voices} voices, by name` }
}
