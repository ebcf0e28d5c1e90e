type Span = { start: number; end: number }

const MIN_LETTERS = 3
const LINK_TARGET = /\]\([^()\s]*\)|\]\[[^\]]*\]/g
const LETTER = /[\p{L}\p{N}]/u

/**
 * Every place where the letters and digits of `quote` follow each other, whatever stands between them: rewrapped lines,
 * emphasis, link targets. That finds a sentence which was selected on the rendered page in its Markdown source.
 */
export function looseMatches(text: string, quote: string): Span[] {
  const needle = lettersOf(quote).letters
  if (needle.length < MIN_LETTERS) return []
  const { letters, places } = lettersOf(text)
  const found: Span[] = []
  for (let at = letters.indexOf(needle); at !== -1; at = letters.indexOf(needle, at + needle.length)) {
    const start = places[at]
    const last = places[at + needle.length - 1]
    if (start === undefined || last === undefined) break
    found.push({ start, end: last + 1 })
  }
  return found
}

/** The letters and digits of a text with the place of each UTF-16 unit; link targets count as mark-up. */
function lettersOf(text: string): { letters: string; places: number[] } {
  const skip = [...text.matchAll(LINK_TARGET)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
  const letters: string[] = []
  const places: number[] = []
  let nextSkip = 0
  for (let at = 0; at < text.length;) {
    const target = skip[nextSkip]
    if (target && at === target.start) {
      at = target.end
      nextSkip++
      continue
    }
    const char = String.fromCodePoint(text.codePointAt(at) ?? 0)
    if (LETTER.test(char)) {
      letters.push(char)
      for (let unit = 0; unit < char.length; unit++) places.push(at + unit)
    }
    at += char.length
  }
  return { letters: letters.join(''), places }
}
