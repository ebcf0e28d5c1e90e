import { isCues, readCues } from './rules-transcript-cues'
import { isTtml, readHtml, readJson, readTable, readTtml } from './rules-transcript-data'
import { readLabelledLines } from './rules-transcript-lines'
import { isLrc, readLrc } from './rules-transcript-lrc'
import { isPane, readPane } from './rules-transcript-pane'
import { frontOf, withFront } from './rules-transcript-front'
import { isFact, UNKNOWN_SPEAKER } from './rules-transcript-labels'
import type { Reading } from './rules-transcript-reading'
import { isAss, isYoutube, readAss, readYoutube } from './rules-transcript-subtitles'
import { writeTime } from './rules-transcript-time'

/** A shape in which tools write transcripts. Each is recognised by what a file holds, never by its name. */
type Shape = { name: string; read: (source: string) => Reading | null }

/** The shapes, the most certain first; the last one takes any text. A new shape is one entry here. */
const SHAPES: readonly Shape[] = [
  { name: 'script', read: (source) => (isAss(source) ? readAss(source) : null) },
  { name: 'youtube', read: (source) => (isYoutube(source) ? readYoutube(source) : null) },
  { name: 'cues', read: (source) => (isCues(source) ? readCues(source) : null) },
  { name: 'lrc', read: (source) => (isLrc(source) ? readLrc(source) : null) },
  { name: 'pane', read: (source) => (isPane(source) ? readPane(source) : null) },
  { name: 'json', read: (source) => (/^\s*[[{]/u.test(source) ? readJson(source) : null) },
  { name: 'ttml', read: (source) => (isTtml(source) ? readTtml(source) : null) },
  { name: 'html', read: (source) => (/<cite[\s>]/iu.test(source) ? readHtml(source) : null) },
  { name: 'table', read: readTable },
  { name: 'lines', read: readLabelledLines },
]

/** Line ends as \n, no byte order mark. */
const normal = (source: string) => source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')

/** Reads a transcript of any known shape: who says what, when, and what a person should look at. */
export function readTranscript(source: string): Reading {
  const text = normal(source)
  const front = frontOf(text)
  for (const shape of SHAPES) {
    const reading = shape.read(front?.rest ?? text)
    if (reading) return front ? withFront(reading, front) : reading
  }
  return { shape: 'text', head: [], utterances: [], findings: [] }
}

/** Words that could be read as a label, a time or an escape when the text is read again, with their marks escaped. */
const escaped = (text: string): string =>
  text
    .replace(/\\(?=[\\`*_{}[\]()#+\-.!<>~|])/gu, '\\\\')
    .replace(/^(\s*(?:[-*>]\s+)?)(\*\*|__)/gmu, (_, space: string, mark: string) => `${space}\\${mark[0]}\\${mark[1]}`)

const label = (name: string) =>
  name
    .replace(/[*_:\n]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 78) || UNKNOWN_SPEAKER
/** An underscore may stand inside a label, but not begin it. */
const written = (name: string) => (/^[^*:\n_][^*:\n]{0,77}$/u.test(name) ? name : label(name))

/** A reading as the hub stores it: `**Name:** [00:01:02] words`, one turn a paragraph; facts of the head as a list. */
export function writeTranscript({ head, utterances }: Reading): string {
  const facts = head
    .filter((one) => one.text.trim() !== '' && one.text.trim() !== '---')
    .map((one) => escaped(factLine(one.text.trim())))
  const labelled = utterances.some((one) => one.label !== null)
  const turns = utterances
    .filter((one) => one.text.trim() !== '')
    .map((one) => {
      const who = one.label === null ? (labelled ? `**${UNKNOWN_SPEAKER}:** ` : '') : `**${written(one.label)}:** `
      const when = one.atMs === null ? '' : `[${writeTime(one.atMs)}] `
      return `${who}${when}${escaped(one.text)}`
    })
  return [...(facts.length > 0 ? [facts.join('\n')] : []), ...turns].join('\n\n')
}

/** "**Role:** Engineer" and "Role: Engineer" as a list item. */
function factLine(text: string): string {
  const match = /^(?:[-*]\s+)?(?:\*\*|__)?([^*:\n]{1,60}?)(?::(?:\*\*|__)|(?:\*\*|__):|:)(?!\/\/)\s*(.*)$/u.exec(text)
  return match && isFact(match[1] ?? '') ? `- ${match[1]?.trim()}: ${match[2]}` : text
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ')
const day = (year: number, month: number, date: number): string | null => {
  const at = new Date(Date.UTC(year, month - 1, date))
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === date ? at.toISOString().slice(0, 10) : null
}

/** The day of a session as its head says it ("Date: 2024-01-15", "15 June 2026, 03:35am"); null where it is not certain. */
export function dateIn(head: Reading['head']): string | null {
  for (const { text } of head) {
    const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/u.exec(text)
    if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]))
    const words = /\b(\d{1,2})\.? ([A-Za-z]{3,9})\.?,? (\d{4})\b/u.exec(text)
    const american = /\b([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/u.exec(text)
    const month = (name = '') => MONTHS.findIndex((one) => one.startsWith(name.toLowerCase().slice(0, 3))) + 1
    if (words && month(words[2]) > 0) return day(Number(words[3]), month(words[2]), Number(words[1]))
    if (american && month(american[1]) > 0) return day(Number(american[3]), month(american[1]), Number(american[2]))
  }
  return null
}
