import {
  isAskedOrAnswered,
  isCallerLike,
  isClauseWord,
  isFact,
  isHandle,
  isMarker,
  isNamedLikeFact,
  isNameLike,
  isPhrase,
  isRole,
  UNKNOWN_SPEAKER,
} from './rules-transcript-labels'
import {
  joinUnnamed,
  onceFinding,
  textFinding,
  type Finding,
  type Reading,
  type Utterance,
} from './rules-transcript-reading'
import { KINDS, lead, NOISE, ONLY_TIME, readLines, type Kind, type Line } from './rules-transcript-candidates'
import { millisecondsOf, TIME } from './rules-transcript-time'

/** How a label counts as a person in a file of this kind: certainly, as doubtful, or not at all. */
type Trust = 'sure' | 'once' | 'text'

type Labels = { kind: Kind; counts: ReadonlyMap<string, number>; trust: ReadonlyMap<string, Trust>; score: number }

/** Which labels of a kind are people, by how often they come, how they are written and what else the file says. */
function labelsOf(kind: Kind, lines: readonly Line[], lower: ReadonlySet<string>, cues?: Cues): Labels {
  const counts = new Map<string, number>()
  let listed = false
  for (const line of lines) {
    const found = line.candidates.find((one) => one.kind === kind)
    if (found) counts.set(found.label, (counts.get(found.label) ?? 0) + 1)
    listed ||= found?.listed ?? false
  }
  const handles = handlesHold(counts, lines, listed)
  const callers = kind === 'colon' && cues !== undefined && callersHold(counts, lines, cues)
  const trust = new Map<string, Trust>()
  const strong = kind === 'bold' || kind === 'timed'
  for (const [label, count] of counts) {
    const written = isNameLike(label) || isRole(label) || isMarker(label) || (handles && isHandle(label))
    const word = /\s/u.test(label) ? '' : label.toLowerCase()
    const common =
      !isRole(label) && !isMarker(label) && !isNamedLikeFact(label, count) && (isFact(label) || isPhrase(label))
    if (isAskedOrAnswered(label, counts)) trust.set(label, 'sure')
    else if (isMarker(label)) trust.set(label, kind === 'bold' || count > 1 || strong ? 'sure' : 'text')
    else if (callers && isCallerLike(label, count)) trust.set(label, count > 1 || isRole(label) ? 'sure' : 'once')
    else if (!written && !(kind === 'bold' && !common && label.split(/\s+/).length <= 6)) trust.set(label, 'text')
    else if (common && (count === 1 || isFact(label) || kind !== 'bold')) trust.set(label, 'text')
    else if (count > 1 || isRole(label)) trust.set(label, 'sure')
    else trust.set(label, !strong && (lower.has(word) || isClauseWord(label)) ? 'text' : 'once')
  }
  const of = (wanted: Trust) =>
    [...counts].reduce((sum, [label, count]) => sum + (trust.get(label) === wanted ? count : 0), 0)
  return { kind, counts, trust, score: accepted(kind, counts, trust, of('sure'), of('once'), lines, cues) }
}

/** The rows of captions: how many cues there are, and in which rows they begin. */
export interface Cues {
  count: number
  first: ReadonlySet<number>
}

/** Whether nearly every cue begins with a label, as Zoom writes them: then what stands there is whoever speaks, however it is written. */
function callersHold(counts: ReadonlyMap<string, number>, lines: readonly Line[], cues: Cues): boolean {
  const first = lines.filter((line) => cues.first.has(line.number))
  const labelled = first.filter((line) => line.candidates.some((one) => one.kind === 'colon')).length
  return labelled >= 3 && labelled >= 0.95 * first.length && [...counts.values()].some((count) => count > 1)
}

/** Whether labels without capitals are handles: two that come back, or one on nearly every line that is no list. */
function handlesHold(counts: ReadonlyMap<string, number>, lines: readonly Line[], listed: boolean): boolean {
  const handles = [...counts].filter(([label]) => isHandle(label) && !isPhrase(label) && !isFact(label))
  const back = handles.filter(([, count]) => count > 1).length
  const filled = lines.filter((line) => line.text.trim() !== '').length
  const total = handles.reduce((sum, [, count]) => sum + count, 0)
  return !listed && (back >= 2 || (back >= 1 && total >= 0.8 * filled))
}

/** How many lines a kind explains; 0 where it does not hold for this file. */
function accepted(
  kind: Kind,
  counts: ReadonlyMap<string, number>,
  trust: ReadonlyMap<string, Trust>,
  sure: number,
  once: number,
  lines: readonly Line[],
  cues?: Cues,
): number {
  const people = [...counts.keys()].filter((label) => trust.get(label) !== 'text')
  const distinct = new Set(people.map((label) => label.toLowerCase())).size
  const total = sure + once
  const filled = lines.filter((line) => line.text.trim() !== '').length
  // Bold words that each come once, over text of several lines, are headings of notes.
  if (kind === 'bold')
    return sure === 0 && distinct >= 3 && total < 0.4 * filled && !people.some(isRole) ? 0 : total * 3
  if (kind === 'timed') return (total >= 2 || filled <= 3) && standsBefore(lines, trust, kind, 0.6) ? total * 2 : 0
  if (kind === 'colon') {
    if (sure >= 2 || (sure >= 1 && people.some(isRole))) return total
    return total >= 2 && total >= (cues === undefined ? 0.8 * filled : 0.5 * cues.count) ? total : 0
  }
  if (kind === 'qa') return counts.has('Q') && total >= 2 ? total : 0
  const share = total / Math.max(filled, 1)
  if (kind === 'own')
    return sure >= 2 && total >= 3 && distinct >= 2 && share >= 0.2 && standsBefore(lines, trust, kind, 0.8) ? total : 0
  if (kind === 'bracket' && people.some((label) => /^(?:speaker|spk)/iu.test(label))) return total
  return sure >= 2 && distinct >= 2 && share >= (kind === 'dash' ? 0.6 : 0.4) ? total : 0
}

/** Whether labels on lines of their own stand before text, as chapters and headings do not. */
function standsBefore(lines: readonly Line[], trust: ReadonlyMap<string, Trust>, kind: Kind, share: number): boolean {
  const label = (line: Line | undefined) =>
    line?.candidates.find((one) => one.kind === kind && trust.get(one.label) !== 'text')
  const filled = lines.filter((line) => line.text.trim() !== '')
  const alone = filled.flatMap((line, at) => (label(line)?.text === '' ? [at] : []))
  const before = alone.filter((at) => filled[at + 1] && !label(filled[at + 1]))
  return before.length >= share * alone.length
}

const TIMED_WORDS = new RegExp(String.raw`^\[${TIME}\]\s*\S`, 'u')

/** Where the head ends: the last of the first blocks that hold known facts, at most. */
export function headOf(lines: readonly Line[]): number {
  const counts = new Map<string, number>()
  const labelIn = (line: Line) => line.candidates.find((one) => one.kind === 'bold' || one.kind === 'colon')
  for (const line of lines) {
    const label = labelIn(line)?.label
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  const isFactHere = (label: string) =>
    isFact(label) && !isNamedLikeFact(label, counts.get(label) ?? 0) && !isAskedOrAnswered(label, counts)
  let end = 0
  let at =
    lines[0]?.text.trim() === '---' ? lines.findIndex((line, index) => index > 0 && line.text.trim() === '---') + 1 : 0
  end = at
  while (at < lines.length) {
    while (at < lines.length && lines[at]?.text.trim() === '') at++
    let to = at
    while (to < lines.length && lines[to]?.text.trim() !== '') to++
    const labelled = lines.slice(at, to).flatMap((line) => labelIn(line) ?? [])
    const named = labelled.length > 0 && labelled.every((one) => isFactHere(one.label) && isNameLike(one.text))
    const known = labelled.filter((one) => isFactHere(one.label) && !isRole(one.label)).length
    const facts =
      known > 0 &&
      // One word that could be a fact, among turns without blank lines between, is said.
      2 * known >= labelled.length &&
      // A turn as the hub stores it has its time before the words.
      !labelled.some((one) => TIMED_WORDS.test(one.text)) &&
      labelled.every((one) => one.text.length <= 120 && !/[?]/u.test(one.text))
    const isHead = named || facts
    if (isHead) end = to
    else if (!(to - at === 1 && /^(?:#{1,6}\s|\*\*[^*]+\*\*$|---)/u.test(lines[at]?.text ?? ''))) break
    at = to
  }
  return end
}

const lowerWords = (source: string): Set<string> =>
  new Set(source.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{M}'’-]*/gu) ?? [])

const DOTTED = /^(\s*[[(]?)(\d{1,2})\.([0-5]\d)\.([0-5]\d)(?=[\])]?\s)/u

/**
 * Times with points (`00.01.02 Ann: …`, as Italian and Finnish tools write them) with colons. Days look the same: their last part is a
 * year, which hardly changes, and a recording's seconds do.
 */
function withColons(source: string): string {
  const lines = source.split('\n')
  const times = lines.map((line) => DOTTED.exec(line)).filter((time) => time !== null)
  const filled = lines.filter((line) => line.trim() !== '').length
  if (times.length < 3 || times.length < 0.4 * filled) return source
  const seconds = times.map(([, , hours, minutes, rest]) => Number(hours) * 3600 + Number(minutes) * 60 + Number(rest))
  const isLater = seconds.every((time, at) => at === 0 || time >= seconds[at - 1]!)
  const isYear = new Set(times.map((time) => time[4])).size < 0.5 * times.length
  return isLater && !isYear ? lines.map((line) => line.replace(DOTTED, '$1$2:$3:$4')).join('\n') : source
}

/**
 * Reads text whose lines say who speaks: bold or plain labels, with or without times, names on lines of their own, Q and
 * A, chat. One kind holds for a whole file. Lines without a label belong to the one who spoke before.
 * @param cues the cues that the lines come from, where they do: one label may then stand for several lines
 */
export function readLabelledLines(given: string, cues?: Cues): Reading {
  const source = cues === undefined ? withColons(given) : given
  const lines = timesAfterLabels(readLines(source, 1, cues !== undefined))
  // Captions begin with what is said.
  const headEnd = cues === undefined ? headOf(lines) : 0
  const body = lines.slice(headEnd)
  const lower = lowerWords(source)
  const kinds = KINDS.map((kind) => labelsOf(kind, body, lower, cues)).sort((a, b) => b.score - a.score)
  const [best] = kinds
  const head = lines.slice(0, headEnd).filter((line) => line.text.trim() !== '')
  if (!best || best.score === 0) {
    const timed = cues === undefined ? timedLines(body) : null
    if (timed) return { shape: 'times', head: head.map(({ number, text }) => ({ line: number, text })), ...timed }
    const text = source.trim()
    return {
      shape: 'text',
      head: [],
      utterances: text ? [{ label: null, atMs: null, text, line: 1 }] : [],
      findings: [],
    }
  }
  return collect(best, besideIn(kinds), body, head, cues !== undefined)
}

/** The other way of writing labels beside the main one, bold or plain: read as text, words of its people would be another's. */
function besideIn([best, ...others]: readonly Labels[]): Labels | null {
  const other = best?.kind === 'bold' ? 'colon' : best?.kind === 'colon' ? 'bold' : null
  return others.find((one) => one.kind === other && one.score > 0) ?? null
}

/** Lines of which most labels have nothing but a time after the colon (`Ann: 00:07`, the words below): it is when, not what. */
function timesAfterLabels(lines: Line[]): Line[] {
  const labels = lines.flatMap((line) => line.candidates.filter((one) => one.kind === 'colon' && isNameLike(one.label)))
  const timed = labels.filter((one) => ONLY_TIME.test(one.text))
  if (timed.length < 2 || timed.length < 0.5 * labels.length) return lines
  return lines.map((line) => ({
    ...line,
    candidates: line.candidates.map((one) => {
      const time = one.kind === 'colon' ? ONLY_TIME.exec(one.text)?.[1] : undefined
      return time === undefined ? one : { ...one, time, text: '' }
    }),
  }))
}

/** Text in which nearly every line begins with a time, later from line to line, and no one is named; null where it is none. */
function timedLines(lines: readonly Line[]): Pick<Reading, 'utterances' | 'findings'> | null {
  const said: Utterance[] = []
  let [before, timed, filled]: [number | null, number, number] = [null, 0, 0]
  const times: number[] = []
  for (const { text, number } of lines) {
    if (text.trim() === '' || NOISE.test(text.trim())) continue
    filled += 1
    const { time, rest } = lead(text.trim())
    const at = time === null ? null : millisecondsOf(time)
    if (at !== null) {
      timed += 1
      times.push(at)
    }
    const words = at === null ? text : rest
    if (words.trim() === '') before = at
    else {
      said.push({ label: null, atMs: at ?? before, text: words, line: number })
      before = null
    }
  }
  const later = times.filter((time, at) => at === 0 || time >= (times[at - 1] ?? 0)).length
  const words = said.reduce((sum, one) => sum + one.text.trim().split(/\s+/u).length, 0)
  const holds = timed >= 3 && timed >= 0.4 * filled && later >= 0.9 * times.length && words >= 4 * said.length
  return holds ? { utterances: joinUnnamed(said), findings: [] } : null
}

/** How captions say that another person speaks without a name: `>> Yes.`, and a dash where a file has several. */
const CHANGE = /^\s*(?:>{2,3}|([-–—])(?![-–—]))\s*(?=\S)/u

/** A word on a line of its own that nothing follows but the next name was said, not a name: the one before said it. */
function foldWordAlone(utterances: (Utterance & { lines: string[] })[], findings: Finding[]): void {
  const [before, last] = utterances.slice(-2)
  const at = findings.findIndex((one) => one.key === 'speaker-once' && one.line === last?.line)
  if (!before || !last || at < 0 || last.lines.some((text) => text.trim() !== '')) return
  before.lines.push(last.label ?? '')
  utterances.pop()
  findings[at] = textFinding(last.line, last.label ?? '')
}

/** Whether words before a colon that come back look like someone whom nothing else in the file tells to be a person ("bob's iphone"). */
const isPerhapsPerson = (label: string, counts: ReadonlyMap<string, number>) =>
  (counts.get(label) ?? 0) > 1 && label.split(/\s+/).length <= 4 && isCallerLike(label, 1) && !isPhrase(label)

function collect(
  { kind, counts, trust }: Labels,
  beside: Labels | null,
  body: readonly Line[],
  head: readonly Line[],
  isCaptions: boolean,
): Reading {
  // Bold letters make a label certain; a plain one has to come back.
  const isSaid = (one: Trust | undefined) => one === 'sure' || (one === 'once' && beside?.kind === 'bold')
  const dashes = body.filter((line) => CHANGE.exec(line.text)?.[1] !== undefined).length
  const isChange = (text: string) => {
    const match = isCaptions ? CHANGE.exec(text) : null
    return match !== null && (match[1] === undefined || dashes >= 3)
  }
  const utterances: (Utterance & { lines: string[] })[] = []
  const before: { line: number; text: string }[] = head.map(({ number, text }) => ({ line: number, text }))
  const findings: Finding[] = []
  let waiting: number | null = null
  let isMoved = false
  for (const line of body) {
    if (line.text.trim() === '') {
      utterances.at(-1)?.lines.push('')
      continue
    }
    if (NOISE.test(line.text.trim())) {
      isMoved ||= utterances.length > 0
      before.push({ line: line.number, text: line.text.replace(/^#+\s+/u, '') })
      continue
    }
    const only = ONLY_TIME.exec(line.text)
    if (only) {
      isMoved ||= /^\s*#/u.test(line.text)
      waiting = millisecondsOf(only[1] ?? '')
      continue
    }
    const main = line.candidates.find((one) => one.kind === kind)
    const also = main ? undefined : line.candidates.find((one) => one.kind === beside?.kind)
    const isAlso = also !== undefined && isSaid(beside?.trust.get(also.label)) && !isMarker(also.label)
    const found = isAlso ? also : main
    const known = isAlso ? 'sure' : main && trust.get(main.label)
    if (found && known !== 'text') {
      if (kind === 'own') foldWordAlone(utterances, findings)
      const label = isMarker(found.label) && !/^[a-z]+$/iu.test(found.label) ? UNKNOWN_SPEAKER : found.label
      if (known === 'once' && kind !== 'timed' && kind !== 'bold') findings.push(onceFinding(line.number, found.label))
      utterances.push({
        label,
        // Words that begin with their time, as the hub stores them, need none from the line above.
        atMs:
          (found.time === null ? null : millisecondsOf(found.time)) ?? (TIMED_WORDS.test(found.text) ? null : waiting),
        text: '',
        lines: [found.text],
        line: line.number,
      })
      waiting = null
      continue
    }
    if (found && !isFact(found.label) && (isNameLike(found.label) || isPerhapsPerson(found.label, counts)))
      findings.push(textFinding(line.number, found.label))
    const last = utterances.at(-1)
    if (last && isChange(line.text))
      utterances.push({
        label: UNKNOWN_SPEAKER,
        atMs: null,
        text: '',
        lines: [line.text.replace(CHANGE, '').trim()],
        line: line.number,
      })
    else if (last) {
      // A time of its own among the words of one voice: when she began, where she has none yet.
      if (last.atMs === null && last.lines.every((one) => one.trim() === '')) last.atMs = waiting
      last.lines.push(line.text.trim())
    } else before.push({ line: line.number, text: line.text })
    waiting = null
  }
  return {
    shape: kind,
    ...(isMoved && { isMoved }),
    head: before,
    utterances: utterances.map(({ lines, ...one }) => ({
      ...one,
      text: lines
        .join('\n')
        .replace(/\n{3,}/gu, '\n\n')
        .trim(),
    })),
    findings,
  }
}

/** The labels of plain `Name: text` lines that are people, for text that was stored without bold labels. */
export function plainLabels(source: string): Set<string> {
  const lines = readLines(source)
  const { trust, score } = labelsOf('colon', lines.slice(headOf(lines)), lowerWords(source))
  return new Set(score > 0 ? [...trust].filter(([, one]) => one !== 'text').map(([label]) => label) : [])
}
