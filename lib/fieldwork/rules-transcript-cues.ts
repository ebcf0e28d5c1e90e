import { isNameLike, isRole, UNKNOWN_SPEAKER } from './rules-transcript-labels'
import { readLabelledLines } from './rules-transcript-lines'
import { joinUnnamed, joinVoices, type Finding, type Reading, type Utterance } from './rules-transcript-reading'
import { millisecondsOf, TIME } from './rules-transcript-time'

export type Cue = { at: number; end: number; lines: { text: string; number: number }[]; voice: string | null }

/** A time of a cue; some services write it in seconds alone (`0.860 --> 7.380`). */
const CUE_TIME = String.raw`${TIME}|\d{1,6}[.,]\d{1,6}`
/** After the times only settings may follow (`align:start`); words there are another shape. */
const ARROW = new RegExp(String.raw`^\s*(${CUE_TIME})\s*-->\s*(${CUE_TIME})(?:\s+[A-Za-z]\w*:\S+)*\s*$`, 'u')
const BROKEN_ARROW = /^\s*[\dx?:.,]{2,16}\s*-->/u
/** YouTube's own form, SBV: both times on a line, a comma between. */
const SBV = /^(\d{1,2}:\d{2}:\d{2}\.\d{3}),(\d{1,2}:\d{2}:\d{2}\.\d{3})\s*$/u
const BLOCK = /^(?:NOTE|STYLE|REGION)(?:\s|$)/u
/** Webex names the speaker in the cue's id: `12 "Ann Example" (34567)`. */
const NAMED_ID = /^\d+\s+"([^"]{1,80})"(?:\s+\(\d+\))?\s*$/u
const VOICE = /<v(?:\.[^\s>]*)?(?:[ \t]+([^>\n]*))?>/giu
const TAG = /<\/?(?:c|i|b|u|v|ruby|rt|lang|font|s)(?:[.\s][^>\n]*)?>|<\d{1,3}:[\d:.]+>|\{\\an?\d\}/giu
const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  quot: '"',
  apos: "'",
  lrm: '',
  rlm: '',
}
/** Cues that follow each other within this time can be one caption that rolls. */
const ROLLING_GAP = 60

/** Text without character references. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/giu, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[String(name).toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ''
  })

const clean = (text: string): string => decodeEntities(text.replace(TAG, ''))

/** Whether a file is made of timed cues: WebVTT, SubRip or SBV. */
export function isCues(source: string): boolean {
  if (/^\s*WEBVTT(?:\s|$)/u.test(source)) return true
  const lines = source.split('\n')
  const arrows = lines.filter((line) => ARROW.test(line) || SBV.test(line)).length
  return arrows >= 2 || (arrows === 1 && lines.length <= 12)
}

const cueTime = (time: string): number | null =>
  /^\d+[.,]\d+$/u.test(time) ? Math.round(Number(time.replace(',', '.')) * 1000) : millisecondsOf(time)

function timesOf(line: string): { at: number; end: number } | null {
  const match = ARROW.exec(line) ?? SBV.exec(line)
  const [at, end] = [cueTime(match?.[1] ?? ''), cueTime(match?.[2] ?? '')]
  return at === null || end === null ? null : { at, end }
}

function cuesOf(source: string, findings: Finding[]): Cue[] {
  const lines = source.split('\n')
  const arrows = lines.flatMap((line, at) =>
    ARROW.test(line) || SBV.test(line) || BROKEN_ARROW.test(line) ? [at] : [],
  )
  const blank = (at: number) => (lines[at]?.trim() ?? '') === ''
  const idOf = (arrow: number, floor: number): number | null =>
    arrow - 1 > floor &&
    !blank(arrow - 1) &&
    (blank(arrow - 2) || arrow - 2 <= floor || /^\s*\d+\s*$/u.test(lines[arrow - 1] ?? ''))
      ? arrow - 1
      : null
  return arrows.flatMap((arrow, index): Cue[] => {
    const times = timesOf(lines[arrow] ?? '')
    if (!times) {
      findings.push({
        line: arrow + 1,
        key: 'unreadable-time',
        message: 'The time of this cue cannot be read; its words were kept.',
      })
    }
    const next = arrows[index + 1] ?? lines.length
    const id = idOf(arrow, index === 0 ? -1 : (arrows[index - 1] ?? -1))
    const to = next < lines.length ? (idOf(next, arrow) ?? next) : next
    const said: Cue['lines'] = []
    let skip = false
    for (let at = arrow + 1; at < to; at++) {
      const text = lines[at] ?? ''
      if (text.trim() === '') skip = false
      else if (blank(at - 1) && BLOCK.test(text)) skip = true
      if (!skip && text.trim() !== '') said.push({ text, number: at + 1 })
    }
    const voice = NAMED_ID.exec(id === null ? '' : (lines[id] ?? '').trim())?.[1] ?? null
    return [{ at: times?.at ?? -1, end: times?.end ?? -1, lines: said, voice }]
  })
}

/** Captions that roll: each cue repeats lines, or the beginning, of the one before. The words of each stay once. */
function unrolled(cues: readonly Cue[]): Cue[] {
  const text = (cue: Cue) => cue.lines.map((line) => clean(line.text).replace(/\s+/gu, ' ').trim()).filter(Boolean)
  const follows = (before: Cue, cue: Cue) => cue.at <= before.end + ROLLING_GAP
  const shared = (before: readonly string[], now: readonly string[]): number => {
    for (let size = Math.min(before.length, now.length); size > 0; size--)
      if (before.slice(-size).every((line, at) => line === now[at])) return size
    return 0
  }
  const texts = cues.map(text)
  const rolls = cues.filter((cue, at) => {
    const [before, now] = [texts[at - 1], texts[at]]
    const last = cues[at - 1]
    if (!before || !now || !last || !follows(last, cue) || now.length === 0 || before.length === 0) return false
    const size = shared(before, now)
    const grows = now.join(' ').startsWith(`${before.join(' ')} `) && now.join(' ') !== before.join(' ')
    return (size > 0 && size < now.length) || grows || (size === now.length && cue.end - cue.at <= ROLLING_GAP)
  }).length
  if (rolls < Math.max(2, 0.3 * (cues.length - 1))) {
    // The same cue written twice, time and all, is one cue.
    return cues.filter((cue, at) => {
      const last = cues[at - 1]
      return !(
        last &&
        last.at === cue.at &&
        last.end === cue.end &&
        last.voice === cue.voice &&
        texts[at - 1]?.join('\n') === texts[at]?.join('\n')
      )
    })
  }
  const kept: Cue[] = []
  let shown: string[] = []
  cues.forEach((cue, at) => {
    const now = texts[at] ?? []
    const last = cues[at - 1]
    if (now.length === 0) return
    const joined = now.join(' ')
    const before = shown.join(' ')
    const contiguous = last ? follows(last, cue) : false
    const size = contiguous ? shared(shown, now) : 0
    if (contiguous && size === 0 && before !== '' && joined.startsWith(`${before} `)) {
      kept.push({ ...cue, lines: [{ text: joined.slice(before.length + 1), number: cue.lines[0]?.number ?? 1 }] })
    } else {
      const numbers = cue.lines.map((line) => line.number)
      const fresh = now
        .slice(size)
        .map((line, index) => ({ text: line, number: numbers[index + size] ?? numbers[0] ?? 1 }))
      if (fresh.length > 0) kept.push({ ...cue, lines: fresh })
    }
    shown = now
  })
  return kept
}

/** What each voice says in a cue: every `<v Name>` ends the one before; words before the first have none. */
function voicesOf(cue: Cue): Utterance[] {
  const source = cue.lines.map((line) => line.text).join('\n')
  const line = cue.lines[0]?.number ?? 1
  const atMs = cue.at < 0 ? null : cue.at
  const spans: Utterance[] = []
  let label = cue.voice
  let from = 0
  const push = (text: string) => {
    if (clean(text).trim() !== '') spans.push({ label, atMs, text: clean(text), line })
  }
  for (const match of source.matchAll(VOICE)) {
    push(source.slice(from, match.index))
    label =
      clean(match[1] ?? '')
        .replace(/\s+/gu, ' ')
        .trim() || UNKNOWN_SPEAKER
    from = match.index + match[0].length
  }
  push(source.slice(from))
  return spans
}

/** Cues whose first line is the speaker's name alone, as older meeting tools write them. */
function namedByLine(cues: readonly Cue[]): boolean {
  const first = cues.filter((cue) => cue.lines.length >= 2).map((cue) => cue.lines[0]?.text.trim() ?? '')
  const names = first.filter((text) => isNameLike(text) && !/[.,?!]$/u.test(text))
  return names.length >= 2 && names.length >= 0.7 * cues.length && new Set(names).size <= Math.max(2, names.length / 2)
}

/** A name in brackets on a line of its own, as captions of Google Meet have it before the words of each voice. */
const IN_BRACKETS = /^\(([^()]{2,60})\)$/u
const bracketed = (text: string): string | null => {
  const name = IN_BRACKETS.exec(clean(text).trim())?.[1]?.trim()
  return name !== undefined && isNameLike(name) ? name : null
}

/** What each voice says where names in brackets begin nearly every cue; null where they are sounds (`(music)`) or few. */
function namedInBrackets(cues: readonly Cue[]): Utterance[] | null {
  const filled = cues.filter((cue) => cue.lines.length > 0)
  const first = filled.flatMap((cue) => bracketed(cue.lines[0]?.text ?? '') ?? [])
  if (first.length < 2 || first.length < 0.7 * filled.length) return null
  if (new Set(first).size > Math.max(2, first.length / 2)) return null
  return cues.flatMap((cue): Utterance[] => {
    const said: Utterance[] = []
    cue.lines.forEach((line, index) => {
      const name = bracketed(line.text)
      const next = cue.lines[index + 1]
      if (name === null && /^\s*[-–—]\s*$/u.test(line.text) && next && bracketed(next.text) !== null) return
      if (name !== null || said.length === 0)
        said.push({ label: name ?? UNKNOWN_SPEAKER, atMs: cue.at < 0 ? null : cue.at, text: '', line: line.number })
      const last = said.at(-1)
      if (name === null && last) last.text = `${last.text} ${clean(line.text)}`
    })
    return said
  })
}

/** Labels inside cues (`Ann: text`, `>> ANN: text`): found as in any text, over all cues together. */
export function labelledInside(cues: readonly Cue[]): { utterances: Utterance[]; findings: Finding[] } | null {
  const lines = cues.flatMap((cue) =>
    cue.lines.map((line, index) => ({
      cue,
      number: line.number,
      first: index === 0,
      text: clean(line.text).replace(/\s+/gu, ' ').trim(),
    })),
  )
  const byRow = lines.filter((line) => line.text !== '')
  const first = new Set(byRow.flatMap((line, row) => (line.first ? [row + 1] : [])))
  const reading = readLabelledLines(byRow.map((line) => line.text).join('\n'), { count: cues.length, first })
  if (reading.shape === 'text' || reading.shape === 'own') return null
  const at = (row: number) => byRow[row - 1]
  const time = (row: number) => {
    const cue = at(row)?.cue
    return cue && cue.at >= 0 ? cue.at : null
  }
  const utterances = [
    ...reading.head.map((one): Utterance => ({
      label: null,
      atMs: time(one.line),
      text: one.text,
      line: at(one.line)?.number ?? 1,
    })),
    ...reading.utterances.map((one) => ({ ...one, atMs: time(one.line), line: at(one.line)?.number ?? 1 })),
  ]
  const findings = reading.findings.map((one) => ({ ...one, line: at(one.line)?.number ?? one.line }))
  const nameless = utterances.find((one) => one.label === UNKNOWN_SPEAKER)
  return { utterances, findings: nameless ? [...findings, namelessFinding(nameless.line)] : findings }
}

/** That a file does not say who speaks some of its words. */
export const namelessFinding = (line: number): Finding => ({
  line,
  key: 'unknown-speaker',
  message: 'From here on some words have no speaker in the file.',
})

/** Cues of Teams with what it knows of each (Microsoft Graph's `metadataContent`) as cues with a voice. */
const withoutMetadata = (source: string): string =>
  source.replace(/^\{.*"spokenText".*\}$/gmu, (line) => {
    try {
      const { speakerName, spokenText } = JSON.parse(line) as Record<string, unknown>
      const safe = (text: unknown) =>
        typeof text === 'string' ? text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/\s+/gu, ' ') : ''
      return `<v ${safe(speakerName).replaceAll('>', '&gt;')}>${safe(spokenText)}</v>`
    } catch {
      return line
    }
  })

/** Reads WebVTT, SubRip and SBV: turns in whole sentences, with the time at which each begins. */
export function readCues(source: string): Reading {
  const findings: Finding[] = []
  const cues = unrolled(cuesOf(withoutMetadata(source), findings))
  const voices = cues.some((cue) => cue.voice !== null || cue.lines.some((line) => /<v[.\s>]/iu.test(line.text)))
  if (voices) {
    const said = cues.flatMap(voicesOf).map((one) => ({ ...one, label: one.label ?? UNKNOWN_SPEAKER }))
    const nameless = said.find((one) => one.label === UNKNOWN_SPEAKER)
    if (nameless) findings.push(namelessFinding(nameless.line))
    return { shape: 'cues', head: [], utterances: joinVoices(said), findings }
  }
  const inBrackets = namedInBrackets(cues)
  if (inBrackets) return { shape: 'cues', head: [], utterances: joinVoices(inBrackets), findings }
  if (namedByLine(cues)) {
    const said = cues.map((cue): Utterance => {
      const [name, ...rest] = cue.lines.map((line) => clean(line.text).trim())
      const named = name !== undefined && rest.length > 0 && (isNameLike(name) || isRole(name))
      return {
        label: named ? name : UNKNOWN_SPEAKER,
        atMs: cue.at < 0 ? null : cue.at,
        text: (named ? rest : [name, ...rest]).join(' '),
        line: cue.lines[0]?.number ?? 1,
      }
    })
    return { shape: 'cues', head: [], utterances: joinVoices(said), findings }
  }
  const inside = labelledInside(cues)
  if (inside)
    return {
      shape: 'cues',
      head: [],
      utterances: joinVoices(inside.utterances),
      findings: [...findings, ...inside.findings],
    }
  return { shape: 'cues', head: [], utterances: joinUnnamed(cues.flatMap(voicesOf)), findings }
}
