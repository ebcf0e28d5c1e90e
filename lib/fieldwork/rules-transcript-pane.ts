import { NOISE } from './rules-transcript-candidates'
import { isNameLike } from './rules-transcript-labels'
import { joinVoices, type Reading, type Utterance } from './rules-transcript-reading'
import { TIME } from './rules-transcript-time'

// What is copied from the pane beside a recording in Teams or Stream on the web: who speaks and when stands there as it is read aloud.

/** "1 hour 2 minutes 3 seconds", as the page says it to those who cannot see it. */
const SPAN =
  String.raw`(?:(\d{1,2})\s(?:hours?|Stunden?|heures?|horas?)[\s,]+)?` +
  String.raw`(\d{1,2})\s(?:minutes?|Minuten?|minutos?)[\s,]+(?:(?:and|und|et|y)\s)?` +
  String.raw`(\d{1,2})\s(?:seconds?|Sekunden?|secondes?|segundos?)`
/** "Ann Example 0 minutes 3 seconds", above what she said then. */
const ENTRY = new RegExp(String.raw`^(\S.{0,79}?)\s${SPAN}$`, 'u')
/** "0 minutes 3 seconds0:03", below a name where somebody else begins. */
const STAMP = new RegExp(String.raw`^${SPAN}\s*${TIME}$`, 'u')
const FURNITURE = /^(?:transcript\. use arrow keys\b.*|search|ai-generated content may be incorrect\.?)$/iu

/** Whether letters stand for a name, in whatever order: "MK" of Mia Knudsen. */
function isInitials(text: string, name: string): boolean {
  if (!/^\p{Lu}{1,3}$/u.test(text)) return false
  const begins = new Set(name.split(/[\s-]+/u).map((word) => word.charAt(0).toUpperCase()))
  return [...text].every((letter) => begins.has(letter))
}

/** Whether a text was copied from that pane: somebody begins once, or what was said stands below such lines. */
export function isPane(source: string): boolean {
  const lines = source.split('\n').flatMap((line) => line.trim() || [])
  const entries = lines.filter((line) => isNameLike(ENTRY.exec(line)?.[1] ?? '')).length
  return (entries >= 3 && entries >= 0.2 * lines.length) || (entries > 0 && lines.some((line) => STAMP.test(line)))
}

/** Who speaks: whoever stands above a time on a line of its own; where none does (a part was copied), what is written like a name. */
function namesIn(lines: readonly string[]): (label: string) => boolean {
  const begun = lines.flatMap((line, at) =>
    STAMP.test(line) ? [lines.findLast((one, i) => i < at && one !== '')] : [],
  )
  const names = new Set(begun)
  return (label) => (names.size > 0 ? names.has(label) : isNameLike(label))
}

/** The rows above a turn that say once more who begins: the picture's letters, the name, and the time twice. */
function rowsOfNames(lines: readonly string[]): Set<number> {
  const rows = new Set<number>()
  const filledBefore = (at: number) => lines.findLastIndex((line, index) => index < at && line !== '')
  for (const [at, line] of lines.entries()) {
    if (!STAMP.test(line)) continue
    rows.add(at)
    const name = ENTRY.exec(lines.find((one, index) => index > at && one !== '') ?? '')?.[1]
    const named = filledBefore(at)
    if (name === undefined || lines[named] !== name) continue
    rows.add(named)
    const letters = filledBefore(named)
    // "OK" of Olga Kim may be all that the one before her said.
    const isAll = ENTRY.test(lines[filledBefore(letters)] ?? '')
    if (letters >= 0 && !isAll && isInitials(lines[letters] ?? '', name)) rows.add(letters)
  }
  return rows
}

/** Reads what `isPane` holds for. */
export function readPane(source: string): Reading {
  const lines = source.split('\n').map((line) => line.trim())
  const left = rowsOfNames(lines)
  const isName = namesIn(lines)
  const head: Reading['head'] = []
  const said: Utterance[] = []
  for (const [at, text] of lines.entries()) {
    if (text === '' || left.has(at)) continue
    const [, label, hours, minutes, seconds] = ENTRY.exec(text) ?? []
    const last = said.at(-1)
    if (label !== undefined && (isName(label) || said.length === 0)) {
      const whole = (Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)
      said.push({ label, atMs: whole * 1000, text: '', line: at + 1 })
    } else if (NOISE.test(text)) head.push({ line: at + 1, text })
    else if (last) last.text = [last.text, text].filter(Boolean).join('\n')
    else if (!FURNITURE.test(text)) head.push({ line: at + 1, text })
  }
  return { shape: 'pane', isMoved: true, head, utterances: joinVoices(said), findings: [] }
}
