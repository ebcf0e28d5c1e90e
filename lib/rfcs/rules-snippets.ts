export type SnippetPart = { text: string; hit: boolean }

/** Characters shown before and after a found word, and how many places are shown. */
const [BEFORE, AFTER, PLACES] = [60, 100, 2]
/** Letters a word may have beyond its stem: "rotat" is "rotated" and "rotations". */
const ENDING = 5

const escape = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** Words that begin with one of these stems, as full-text search makes them: "happi" is of "happy" too. Null where there is none. */
const wordsOf = (stems: readonly string[]): RegExp | null => {
  const stem = [...new Set(stems.map((one) => one.replace(/i$/, '')))]
    .filter((one) => one !== '')
    .sort((a, b) => b.length - a.length)
    .map(escape)
  return stem.length === 0
    ? null
    : new RegExp(`(?<![\\p{L}\\p{N}])(${stem.join('|')})[\\p{L}\\p{N}]{0,${ENDING}}(?![\\p{L}\\p{N}])`, 'giu')
}

type Window = { start: number; end: number }

/** Stretches around the first place of each stem, joined where they touch, beginning and ending between words. */
const windowsOf = (text: string, words: RegExp): Window[] => {
  const firsts = new Map<string, number>()
  for (const match of text.matchAll(words)) {
    const stem = match[1]!.toLowerCase()
    if (!firsts.has(stem)) firsts.set(stem, match.index)
    if (firsts.size === PLACES) break
  }
  const windows: Window[] = []
  for (const at of [...firsts.values()].sort((a, b) => a - b)) {
    const start =
      at <= BEFORE ? 0 : Math.min(at, at - BEFORE + Math.max(0, text.slice(at - BEFORE, at).search(/\s\S/) + 1))
    const end = Math.min(text.length, at + AFTER + Math.max(0, text.slice(at + AFTER, at + AFTER + 30).search(/\s/)))
    const last = windows.at(-1)
    if (last && start <= last.end) last.end = end
    else windows.push({ start, end })
  }
  return windows
}

/** One line of it, without the marks of Markdown that mean nothing there. */
const plain = (text: string) => text.replace(/[`*#|]+|(^|\s)[>=~-]{1,}(?=\s|$)/g, ' ').replace(/\s+/g, ' ')

/** Where a text says what was looked for, as pieces of plain text: nothing of it is HTML. Empty where it does not say it. */
export function snippetOf(text: string, stems: readonly string[]): SnippetPart[] {
  const words = wordsOf(stems)
  const windows = words ? windowsOf(text, words) : []
  const parts = windows.flatMap(({ start, end }, index): SnippetPart[] => {
    const shown = text.slice(start, end)
    const pieces: SnippetPart[] = index > 0 ? [{ text: ' … ', hit: false }] : []
    let at = 0
    for (const match of shown.matchAll(words!)) {
      pieces.push({ text: shown.slice(at, match.index), hit: false }, { text: match[0], hit: true })
      at = match.index + match[0].length
    }
    return [...pieces, { text: shown.slice(at), hit: false }]
  })
  const lines = parts.map(({ text: piece, hit }) => ({ text: plain(piece), hit }))
  const first = lines[0]
  if (first) first.text = first.text.trimStart()
  return lines.filter((part) => part.text !== '')
}
