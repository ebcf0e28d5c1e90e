/** What a text still holds of what is searched for, the surest first. `part`: of a name, which may be somebody else's. */
export const FOUND = ['words', 'name', 'part'] as const
export type Found = (typeof FOUND)[number]

/** What is surest of what was found in several texts. */
export const surest = (found: readonly (Found | null)[]): Found | null =>
  FOUND.find((one) => found.includes(one)) ?? null

/** Finds copies of some texts and names in other texts. It lives in memory and is never stored or logged. */
export interface WordSearch {
  /** What a text holds: words of one of the texts, else one of the names, else null. */
  find: (text: string | null | undefined) => Found | null
  /** Whether a text holds one of the names, or a part of one. */
  names: (text: string) => Exclude<Found, 'words'> | null
  /** Whether there is nothing to look for. */
  empty: boolean
}

/** So many words in a row that are equal are a copy, not a coincidence. */
export const COPY_WORDS = 6
/** A whole text with fewer words than this is too common to be searched for. */
const MIN_WORDS = 3
const MIN_NAME = 2

/** The words of a text: letters and digits, in small letters, without marks and apostrophes. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase().replace(/['’ʼ]/gu, '')
  return plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

/**
 * Prepares a search for copies: a text matches where it repeats `COPY_WORDS` words in a row of one of `texts`, or the
 * whole of a shorter one; punctuation, line ends, case and mark-up do not count. A name matches as whole words.
 * @param texts what was said; texts of fewer than three words are passed over
 * @param names names, labels and addresses of a person; shorter than two characters are passed over. Of an address also a mention by
 * what stands before its @ ("@zq"), and a line that begins with that ("zq: yes").
 */
export function wordSearch(texts: readonly string[], names: readonly string[]): WordSearch {
  const runs = new Map<number, Set<string>>()
  const add = (words: readonly string[]) => {
    const size = words.length
    if (size === 0) return
    runs.set(size, (runs.get(size) ?? new Set()).add(words.join(' ')))
  }
  for (const text of texts) {
    const words = wordsOf(text)
    if (words.length < MIN_WORDS) continue
    if (words.length <= COPY_WORDS) add(words)
    else for (let at = 0; at + COPY_WORDS <= words.length; at++) add(words.slice(at, at + COPY_WORDS))
  }
  const nameRuns = new Map<number, Set<string>>()
  for (const name of names) {
    const words = wordsOf(name)
    if (words.join('').length < MIN_NAME) continue
    nameRuns.set(words.length, (nameRuns.get(words.length) ?? new Set()).add(words.join(' ')))
  }
  const handles = names.flatMap((name) => {
    const handle = name.slice(0, Math.max(0, name.lastIndexOf('@'))).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return handle === '' ? [] : [`(?<![\\w@/.-])@${handle}(?![\\w-]|\\.\\w)|^[\\s>*_-]{0,8}${handle}[*_]{0,3}:\\s`]
  })
  const mention = handles.length > 0 ? new RegExp(handles.join('|'), 'imu') : null
  const mentions = (text: string): boolean => mention?.test(text) ?? false
  const holds = (words: readonly string[], sought: ReadonlyMap<number, ReadonlySet<string>>): boolean =>
    [...sought].some(([size, set]) => {
      for (let at = 0; at + size <= words.length; at++) {
        if (set.has(words.slice(at, at + size).join(' '))) return true
      }
      return false
    })
  return {
    empty: runs.size === 0 && nameRuns.size === 0,
    names: (text) => (holds(wordsOf(text), nameRuns) || mentions(text) ? 'name' : null),
    find(text) {
      if (!text) return null
      const words = wordsOf(text)
      return holds(words, runs) ? 'words' : holds(words, nameRuns) || mentions(text) ? 'name' : null
    },
  }
}
