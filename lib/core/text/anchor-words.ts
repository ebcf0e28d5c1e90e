/** A word or a sign of a text, at UTF-16 offsets. `norm` is what it is compared by: NFC, lower case, straight quotes. */
export type Token = { start: number; end: number; norm: string; word: boolean }

/** Scripts that write words without spaces: each character counts as a word. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
const LETTER = `(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}_])`
const PICTURE = '\\p{Extended_Pictographic}(?:\\uFE0F|\\p{EMod}|\\u200D\\p{Extended_Pictographic})*'
/** Apostrophes inside a word and separators inside a number belong to it: "don't", "1.5", "10:30". */
const JOINT = `(?:['’](?=\\p{L})|(?<=\\p{N})[.,:](?=\\p{N}))`
const TOKEN = new RegExp(`(?<word>${LETTER}+(?:${JOINT}${LETTER}+)*|[${UNSPACED}]\\p{M}*)|${PICTURE}|\\S\\p{M}*`, 'gu')

const normalize = (text: string) => text.normalize('NFC').toLowerCase().replace(/[’‘]/g, "'").replace(/[“”]/g, '"')

/** The words and signs of a text; white space only separates them. */
export const tokensOf = (text: string, from = 0, to = text.length): Token[] =>
  [...text.slice(from, to).matchAll(TOKEN)].map((match) => ({
    start: from + match.index,
    end: from + match.index + match[0].length,
    norm: normalize(match[0]),
    word: match.groups?.word !== undefined,
  }))

/** How much of what is said a token carries: a long word more than a short one, a sign hardly anything. */
export const weightOf = (token: Token): number => (token.word ? 2 + Math.min(8, token.norm.length) : 1)

const NEAR = 64

/** Whether a place lies inside a word or sign, as "ma|chine", "don|'t", "1|.5", or between the halves of an emoji. */
export function isInsideWord(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false
  const from = wordGap(text, at, -1)
  const to = wordGap(text, at, 1)
  return tokensOf(text, from, to).some((token) => token.start < at && token.end > at)
}

/** The nearest white space on one side of a place: no token crosses it. */
function wordGap(text: string, at: number, step: 1 | -1): number {
  let place = at
  for (let count = 0; count < NEAR; count += 1) {
    const char = step < 0 ? text[place - 1] : text[place]
    if (char === undefined || /\s/.test(char)) break
    place += step
  }
  return place
}

/** A stretch widened to whole words. */
export function wholeWords(text: string, start: number, end: number): { start: number; end: number } {
  const grow = (at: number, step: 1 | -1) => {
    let place = at
    while (isInsideWord(text, place)) place += step
    return place
  }
  return { start: grow(start, -1), end: grow(end, 1) }
}

/** Whether two words are one word with a slip mended or an ending changed; never for numbers and short words. */
export function isSameWordEdited(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length < 4 || /\p{N}/u.test(a + b)) return false
  const allowed = short.length < 8 ? 1 : 2
  if (long.length - short.length > allowed) return false
  // Edit distance in which two neighbours that changed places count once (optimal string alignment).
  let older: number[] = []
  let row = Array.from({ length: long.length + 1 }, (_, index) => index)
  for (let i = 1; i <= short.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= long.length; j += 1) {
      const swapped = i > 1 && j > 1 && short[i - 1] === long[j - 2] && short[i - 2] === long[j - 1]
      next.push(
        Math.min(
          next[j - 1]! + 1,
          row[j]! + 1,
          row[j - 1]! + (short[i - 1] === long[j - 1] ? 0 : 1),
          swapped ? older[j - 2]! + 1 : Infinity,
        ),
      )
    }
    ;[older, row] = [row, next]
  }
  return row[long.length]! <= allowed
}
