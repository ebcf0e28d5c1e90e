import { isJsonObject, type JsonObject } from '@/lib/core/json'
import { SaxesParser } from 'saxes'
import { AppError } from '@/lib/core/errors'
import { parseCsvRecords } from '@/lib/core/text/csv'
import { decodeEntities } from './rules-transcript-cues'
import { UNKNOWN_SPEAKER } from './rules-transcript-labels'
import { labelledInside, namelessFinding, type Cue } from './rules-transcript-cues'
import { joinUnnamed, joinVoices, type Reading, type Utterance } from './rules-transcript-reading'
import { saidByService } from './rules-transcript-services'
import { millisecondsOf } from './rules-transcript-time'

type Draft = { label: string | null; start: number | null; text: string }

const SPEAKER = [
  'speaker',
  'speakerName',
  'speaker_name',
  'speakerLabel',
  'speaker_label',
  'speaker_id',
  'participant',
  'user_name',
  'author',
  'name',
  'who',
]
const TEXT = [
  'body',
  'text',
  'transcript',
  'content',
  'caption',
  'utterance',
  'sentence',
  'value',
  'words_str',
  'words',
  'elements',
]
const START = [
  'startMs',
  'start_ms',
  'startTime',
  'start_time',
  'start',
  'begin',
  'offset',
  'ts',
  'timestamp',
  'from',
  'time',
  'start_timestamp',
]
const LISTS = [
  'segments',
  'utterances',
  'monologues',
  'cues',
  'entries',
  'transcript',
  'paragraphs',
  'turns',
  'items',
  'data',
  'results',
  'captions',
  'sentences',
  'messages',
]
const MAX_DEPTH = 6

function labelOf(item: JsonObject): string | null {
  for (const key of SPEAKER) {
    const value = item[key]
    if (typeof value === 'number') return `Speaker ${value}`
    if (typeof value === 'string' && value.trim() !== '')
      return /^\d+$/u.test(value) ? `Speaker ${value}` : value.trim()
    if (isJsonObject(value)) {
      const inner = value.name ?? value.displayName ?? value.label ?? value.id
      if (typeof inner === 'string' || typeof inner === 'number') return String(inner)
    }
  }
  return null
}

function textOf(item: JsonObject, depth = 0): string | null {
  for (const key of TEXT) {
    const value = item[key]
    if (typeof value === 'string') return value
    if (Array.isArray(value) && depth < 2) {
      const parts = value.map((one) =>
        typeof one === 'string' ? one : isJsonObject(one) ? (textOf(one, depth + 1) ?? word(one)) : '',
      )
      if (parts.some(Boolean)) return parts.join(key === 'elements' ? '' : ' ')
    }
  }
  return null
}
const word = (item: JsonObject): string =>
  typeof item.word === 'string' ? item.word : typeof item.punctuated_word === 'string' ? item.punctuated_word : ''

function startOf(item: JsonObject): { value: number; exact: boolean } | null {
  for (const key of START) {
    const value = item[key]
    if (typeof value === 'number' && Number.isFinite(value)) return { value, exact: /ms$/iu.test(key) }
    if (typeof value === 'string') {
      const time = millisecondsOf(value) ?? (/^\d+(?:\.\d+)?s?$/u.test(value) ? Number.parseFloat(value) * 1000 : null)
      if (time !== null) return { value: time, exact: true }
    }
  }
  const [first] = Array.isArray(item.elements) ? item.elements.filter(isJsonObject) : []
  return first ? startOf(first) : null
}

/** Lists of things that say something, wherever in the file they stand, the likeliest first. */
function listsIn(value: unknown, depth = 0): JsonObject[][] {
  if (depth > MAX_DEPTH) return []
  if (Array.isArray(value)) {
    const items = value.filter(isJsonObject)
    return items.length > 0 && items.filter((item) => textOf(item) !== null).length >= 0.5 * items.length ? [items] : []
  }
  if (!isJsonObject(value)) return []
  const keys = [...LISTS.filter((key) => key in value), ...Object.keys(value).filter((key) => !LISTS.includes(key))]
  return keys.flatMap((key) => listsIn(value[key], depth + 1))
}

/** What is said has a voice or a time; a list of tasks beside it has neither. */
function listIn(value: unknown): JsonObject[] | undefined {
  const lists = listsIn(value)
  const isSaid = (items: readonly JsonObject[]) =>
    items.filter((item) => labelOf(item) !== null || startOf(item) !== null).length >= 0.5 * items.length
  return lists.find(isSaid) ?? lists[0]
}

/** An item by voices where only its words say who speaks them (WhisperX); a word without a voice is that of the one before. */
function voicesIn(item: JsonObject): Draft[] {
  const words = Array.isArray(item.words) ? item.words.filter(isJsonObject) : []
  const whole = { label: labelOf(item), start: startOf(item)?.value ?? null, text: textOf(item) ?? '' }
  const named = words.flatMap((one) => labelOf(one) ?? [])
  if (whole.label !== null || named.length === 0) return [whole]
  if (new Set(named).size === 1) return [{ ...whole, label: named[0]! }]
  const said: Draft[] = []
  for (const one of words) {
    const label = labelOf(one) ?? said.at(-1)?.label ?? named[0]!
    const text = (word(one) || textOf(one)) ?? ''
    const last = said.at(-1)
    if (last?.label === label) last.text += ` ${text}`
    else said.push({ label, start: startOf(one)?.value ?? null, text })
  }
  return said
}

/** Whether numbers are milliseconds: in seconds nobody would say so little in so long. */
function inMilliseconds(drafts: readonly { start: number | null; text: string }[]): boolean {
  const last = Math.max(0, ...drafts.map((one) => one.start ?? 0))
  const words = drafts.reduce((sum, one) => sum + one.text.split(/\s+/u).length, 0)
  return last > 86_400 || (last > 600 && words / last < 0.05)
}

function finish(shape: string, drafts: readonly (Draft & { line: number })[], exact: boolean): Reading {
  const factor = exact || inMilliseconds(drafts) ? 1 : 1000
  const labelled = drafts.some((one) => one.label !== null)
  const said = drafts.map((one): Utterance => ({
    label: one.label ?? (labelled ? UNKNOWN_SPEAKER : null),
    atMs: one.start === null ? null : Math.round(one.start * factor),
    text: one.text,
    line: one.line,
  }))
  const nameless = said.find((one) => one.label === UNKNOWN_SPEAKER && one.text.trim() !== '')
  return {
    shape,
    head: [],
    utterances: labelled ? joinVoices(said) : joinUnnamed(said),
    findings: nameless ? [namelessFinding(nameless.line)] : [],
  }
}

/** Reads a transcript in JSON: Podcasting 2.0 and what speech services write; null where it holds none. */
export function readJson(source: string): Reading | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(source)
  } catch {
    return null
  }
  const service = saidByService(parsed)
  if (service)
    return finish(
      'json',
      service.map((one) => ({ ...one, line: 1 })),
      true,
    )
  const items = listIn(parsed)
  if (!items) return null
  const starts = items.map(startOf)
  // JSON is often one line: where an item stands in it says little, so its order stands for the line.
  const drafts = items.flatMap((item) => voicesIn(item).map((one) => ({ ...one, line: 1 })))
  return finish(
    'json',
    drafts,
    starts.some((one) => one?.exact),
  )
}

const BLOCK_TAG = /<(\/?)(cite|time|p|div|br|li|h[1-6]|blockquote|tr|dt|dd|section|article)(?:\s[^>]*)?\/?>/giu

/**
 * Reads a transcript in HTML: `cite` names who speaks, `time` when; null where there is no `cite`. A text of another kind may
 * name a work in one: then it neither begins with mark-up nor says when.
 */
export function readHtml(source: string): Reading | null {
  const body = source.replace(/<!--[\s\S]*?-->|<(script|style|head)\b[\s\S]*?<\/\1>/giu, '')
  if (!/<cite[\s>]/iu.test(body) || !(/^\uFEFF?\s*</u.test(body) || /<time[\s>]/iu.test(body))) return null
  const drafts: (Draft & { line: number })[] = []
  let [label, start, inside, from, line]: [string | null, number | null, string, number, number] = [
    null,
    null,
    '',
    0,
    1,
  ]
  const take = (to: number) => {
    const raw = body.slice(from, to)
    const text = decodeEntities(raw.replace(/<[^>]*>/gu, ''))
      .replace(/\s+/gu, ' ')
      .trim()
    if (text !== '') {
      if (inside === 'cite') label = text.replace(/\s*:$/u, '')
      else if (inside === 'time') start = millisecondsOf(text.replace(/^[[(]|[\])]$/gu, ''))
      else drafts.push({ label, start, text, line })
    }
    line += raw.split('\n').length - 1
  }
  for (const match of body.matchAll(BLOCK_TAG)) {
    take(match.index)
    from = match.index + match[0].length
    const name = (match[2] ?? '').toLowerCase()
    inside = match[1] || name === 'br' ? '' : name
    if (name === 'cite' && !match[1]) [label, start] = [null, null]
  }
  take(body.length)
  return drafts.length > 0 ? finish('html', drafts, true) : null
}

/** Whether a file's root is that of TTML. */
export const isTtml = (source: string): boolean =>
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*){0,20}<(?:\w+:)?tt[\s>]/u.test(source)

/** A time of TTML in seconds: as a clock, or with a unit; a number alone is seconds, as Apple writes it. */
function ttmlTime(time: string): number | null {
  const clock = millisecondsOf(time)
  if (clock !== null) return clock / 1000
  const [, number, unit = 's'] = /^(\d+(?:\.\d+)?)(h|m|s|ms)?$/u.exec(time.trim()) ?? []
  return number === undefined
    ? null
    : Number(number) * { h: 3600, m: 60, s: 1, ms: 0.001 }[unit as 'h' | 'm' | 's' | 'ms']
}

const asCue = ({ start, text, line }: Draft & { line: number }): Cue => ({
  ...{ at: start ?? -1, end: start ?? -1, voice: null },
  lines: [{ text, number: line }],
})

/** Reads TTML: a paragraph is what is said, `ttm:agent` who says it, named in the head or not; null where it is none. */
export function readTtml(source: string): Reading | null {
  const parser = new SaxesParser({ position: true })
  const names = new Map<string, string>()
  const drafts: (Draft & { line: number })[] = []
  let [agent, inName, said, broken]: [string, boolean, (Draft & { line: number }) | null, boolean] = [
    '',
    false,
    null,
    false,
  ]
  const local = (name: string) => name.replace(/^.*:/u, '')
  parser.on('opentag', ({ name, attributes }) => {
    const is = local(name)
    const value = (key: string) => Object.entries(attributes).find(([one]) => local(one) === key)?.[1]
    if (is === 'agent') agent = value('id') ?? ''
    else if (is === 'name') {
      // Of several names of one the full one, else the first.
      inName = value('type') === 'full' || !names.has(agent)
      if (inName) names.set(agent, '')
    } else if (is === 'p') {
      const start = ttmlTime(value('begin') ?? '')
      said = { label: value('agent') ?? null, start: start === null ? null : start * 1000, text: '', line: parser.line }
    } else if (is === 'br' && said) said.text += ' '
  })
  parser.on('text', (text) => {
    if (said) said.text += text
    else if (inName) names.set(agent, `${names.get(agent) ?? ''}${text}`)
  })
  parser.on('closetag', ({ name }) => {
    const is = local(name)
    if (is === 'name') inName = false
    if (is === 'p' && said) {
      drafts.push(said)
      said = null
    }
  })
  parser.on('error', () => {
    broken = true
  })
  parser.write(source).close()
  if (broken || drafts.every((one) => one.text.trim() === '')) return null
  // Without agents the words may say who speaks, as in any captions.
  const inside = drafts.every((one) => one.label === null) ? labelledInside(drafts.map(asCue)) : null
  if (inside) {
    const utterances = inside.utterances.map((one) => ({ ...one, text: one.text.replace(/\s*\n\s*/gu, ' ') }))
    return { shape: 'ttml', head: [], findings: inside.findings, utterances }
  }
  return finish(
    'ttml',
    drafts.map((one) => ({ ...one, label: one.label === null ? null : names.get(one.label)?.trim() || one.label })),
    true,
  )
}

const HEADERS = {
  label:
    /^(?:speaker(?: ?name| ?label)?|name|who|participant|voice|sprecher(?:in)?|intervenant|locuteur|hablante|spreker)$/iu,
  text: /^(?:text|transcript|utterance|content|caption|dialogue|words|sentence|body|transkript|texte|texto|testo|tekst)$/iu,
  end: /^(?:end(?: ?time)?|out|to|stop|ende|fin)$/iu,
  start:
    /^(?:start(?: ?time)?|time|timestamp|begin|in|from|time ?code|zeit|beginn|début|inicio|temps|hora|tijd|start ?\(.*\))$/iu,
}

/** The columns of a table of texts with their times and without speakers. */
const TIMED = [HEADERS.text, HEADERS.start, HEADERS.end, /^(?:#|id|index|no\.?|segment|confidence)?$/iu]

/** The cells of a first line; none where it is no line of a table. */
function headerIn(line: string, delimiter: string): string[] {
  try {
    return parseCsvRecords(line, delimiter)[0]?.cells ?? []
  } catch (error) {
    if (error instanceof AppError) return []
    throw error
  }
}

/** A time of a table as a number, in a unit that the whole table tells. */
const numberTime = (cell: string): number | null => (/^\d+(?:\.\d+)?$/u.test(cell.trim()) ? Number(cell) : null)

/**
 * Reads a table with a header that names a text column and a speaker, or the beginning and end of each text (as Whisper writes it, in
 * milliseconds): CSV, tabs, or Markdown.
 */
export function readTable(source: string): Reading | null {
  const first = source.split('\n').find((line) => line.trim() !== '') ?? ''
  const delimiter = first.trim().startsWith('|') ? '|' : first.includes('\t') ? '\t' : first.includes(';') ? ';' : ','
  if (!first.includes(delimiter) || first.length > 500) return null
  const columns = (cells: readonly string[], test: RegExp) => cells.findIndex((cell) => test.test(cell.trim()))
  const header = headerIn(first, delimiter)
  const [label, text] = [columns(header, HEADERS.label), columns(header, HEADERS.text)]
  const start = columns(header, HEADERS.start)
  // Forms have a start and an end too, with their questions beside them: a transcript has nothing else.
  const isTimed =
    start >= 0 &&
    columns(header, HEADERS.end) >= 0 &&
    header.every((cell) => TIMED.some((one) => one.test(cell.trim())))
  if (text < 0 || (label < 0 && !isTimed)) return null
  const cellTime = (cells: readonly string[]) => (cells[start] ?? '').replace(/^[[(]|[\])]$/gu, '')
  const records = parseCsvRecords(source, delimiter)
    .slice(1)
    .filter(({ cells }) => !cells.every((cell) => /^[\s:-]*$/u.test(cell)))
  const isClock = records.some(({ cells }) => millisecondsOf(cellTime(cells)) !== null)
  const drafts = records.map(({ cells, line }) => ({
    label: cells[label]?.trim().replace(/^(?=\d+$)/u, 'Speaker ') || null,
    start: isClock ? millisecondsOf(cellTime(cells)) : numberTime(cellTime(cells)),
    text: cells[text] ?? '',
    line,
  }))
  return finish('table', drafts, isClock)
}
