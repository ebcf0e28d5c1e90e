import { normalize } from './rules-products'

/** Numbers of a lexical vector. */
export const LEXICAL_WIDTH = 1_024

/** FNV-1a. */
function hash(word: string): number {
  let state = 2_166_136_261
  for (let i = 0; i < word.length; i += 1) state = Math.imul(state ^ word.charCodeAt(i), 16_777_619)
  return state >>> 0
}

const WITHOUT_SPACES = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u

/** Words of a text in small letters. Scripts without spaces give pairs of characters. */
export function wordsOf(text: string): string[] {
  const found: string[] = []
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)) {
    if (WITHOUT_SPACES.test(word)) {
      const letters = [...word]
      if (letters.length === 1) found.push(word)
      for (let i = 0; i + 1 < letters.length; i += 1) found.push(letters[i]! + letters[i + 1]!)
    } else found.push(word.replace(/['’]s$/, ''))
  }
  return found
}

/**
 * A word, or a number with what makes it another one: its sign, "<" or ">" before it, its fraction, its unit. Versions,
 * times and addresses are one ("1.2.3", "10:30"), and so are "C++" and "C#".
 */
const COMPARED =
  /(?:(?<![\p{L}\p{N}])(?:[<>≤≥]=?\s?|[±+−-])(?=\d))?[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’-]|[.,:/](?=\d))*(?:\+\+|[#%])?/gu

/**
 * Words of a text in small letters, as they are compared with those of another one: what is equal here is said in the same
 * words. "3.5 hours" is not "5.3 hours", and "C++" is not "C#".
 */
export const comparedWords = (text: string): string[] =>
  [...text.toLowerCase().matchAll(COMPARED)].flatMap(([word]) => {
    const alike = word.replace(/\s/, '').replace('−', '-')
    return /[\d#+%]/.test(alike) && !WITHOUT_SPACES.test(alike) ? [alike] : wordsOf(alike)
  })

/**
 * Vectors of length 1 from the words alone, by TF-IDF: a word weighs (1 + ln tf) · ln(n / df), and stands at a place,
 * with a sign, that its hash names.
 * Texts are near where they share rare words; what words mean is not known. Source: Salton, Buckley 1988; Weinberger et
 * al. 2009 for the hashing.
 */
export function lexicalVectors(texts: readonly string[], width = LEXICAL_WIDTH): Float32Array {
  const counts = texts.map((text) => {
    const own = new Map<string, number>()
    for (const word of wordsOf(text)) own.set(word, (own.get(word) ?? 0) + 1)
    return own
  })
  const inTexts = new Map<string, number>()
  for (const own of counts) for (const word of own.keys()) inTexts.set(word, (inTexts.get(word) ?? 0) + 1)
  const vectors = new Float32Array(texts.length * width)
  counts.forEach((own, i) => {
    for (const [word, count] of own) {
      const place = hash(word)
      const weight = (1 + Math.log(count)) * Math.log(texts.length / inTexts.get(word)!)
      vectors[i * width + (place % width)]! += place & 0x80000000 ? weight : -weight
    }
  })
  return normalize(vectors, width)
}
