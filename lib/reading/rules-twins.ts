import { comparedWords } from './rules-lexical'

/** A text to compare, and two texts that share most of their words. */
export interface TwinText {
  id: string
  text: string
}
export interface Twin {
  a: string
  b: string
  /** The share of the words of either that both have (Jaccard), 0 … 1. */
  likeness: number
}

/** Below this share of common words two remarks are about one topic and not the same remark. */
export const MIN_LIKENESS = 0.6
/** Shorter texts ("no", "all good, thanks") are alike without saying the same thing. */
export const MIN_WORDS = 4
/** Of one text so many others are offered. */
const MAX_EACH = 10
/** Up to so many texts all that share a word are compared; of more, for each word those so many that are nearest in length. */
const EXACT = 1_000
const MAX_OF_WORD = 50

/** The words of a text as far as they count for likeness: each once, the first 200. */
export const twinWords = (text: string): string[] => [...new Set(comparedWords(text))].slice(0, 200)

/** |a ∩ b| / |a ∪ b|. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0
  for (const word of a) if (b.has(word)) both += 1
  return both === 0 ? 0 : both / (a.size + b.size - both)
}

/** Words that only one of two texts has, in its own order: what a person must look at before they say that both are the same. */
export function differingWords(a: string, b: string): { a: string[]; b: string[] } {
  const [left, right] = [twinWords(a), twinWords(b)]
  return { a: left.filter((word) => !right.includes(word)), b: right.filter((word) => !left.includes(word)) }
}

/** Whether two texts say the same words in the same order. */
export const sameWords = (a: string, b: string): boolean => comparedWords(a).join(' ') === comparedWords(b).join(' ')

/**
 * Pairs of texts whose words are alike to at least `least`, each text with at most ten others, equal texts each with the first of them.
 * All with all are not compared: words are ordered from the rarest, and two texts that are alike to t must share one of the first
 * n − ⌈t·n⌉ + 1 of their n words (prefix filter), and be of lengths within a factor t. Exact up to 1,000 texts; of more, a word that is in
 * very many (a template, a form letter) is followed to the fifty nearest in length, so that the work grows with the number of texts.
 * Source: Bayardo, Ma, Srikant, "Scaling up all pairs similarity search", WWW 2007, 131–140; Xiao et al., "PPJoin", WWW 2008.
 * @returns pairs, the likest first; `a` is the smaller id
 */
export function findTwins(texts: readonly TwinText[], least = MIN_LIKENESS): Twin[] {
  const all = texts
    .map(({ id, text }) => ({ id, words: twinWords(text) }))
    .filter((one) => one.words.length >= MIN_WORDS)
    .sort((a, b) => a.words.length - b.words.length || (a.id < b.id ? -1 : 1))
  const inTexts = new Map<string, number>()
  for (const { words } of all) for (const word of words) inTexts.set(word, (inTexts.get(word) ?? 0) + 1)
  const rarest = (a: string, b: string) => inTexts.get(a)! - inTexts.get(b)! || (a < b ? -1 : 1)
  const most = all.length <= EXACT ? Infinity : MAX_OF_WORD
  const firstOf = new Map<string, string>()
  const found: Twin[] = []
  const pair = (one: string, other: string, likeness: number) =>
    found.push(one < other ? { a: one, b: other, likeness } : { a: other, b: one, likeness })
  const sets: { id: string; words: Set<string> }[] = []
  const index = new Map<string, number[]>()
  for (const { id, words } of all) {
    words.sort(rarest)
    const key = words.join(' ')
    const first = firstOf.get(key)
    if (first !== undefined) {
      pair(first, id, 1)
      continue
    }
    firstOf.set(key, id)
    const own = new Set(words)
    const prefix = words.slice(0, words.length - Math.ceil(least * words.length) + 1)
    const candidates = new Set<number>()
    for (const word of prefix) {
      const list = index.get(word) ?? []
      for (let place = list.length - 1; place >= Math.max(0, list.length - most); place -= 1)
        if (sets[list[place]!]!.words.size >= least * own.size) candidates.add(list[place]!)
      list.push(sets.length)
      index.set(word, list)
    }
    const near = [...candidates]
      .map((at) => ({ id: sets[at]!.id, likeness: jaccard(own, sets[at]!.words) }))
      .filter((one) => one.likeness >= least)
      .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    for (const one of near.slice(0, MAX_EACH)) pair(one.id, id, one.likeness)
    sets.push({ id, words: own })
  }
  return found.sort((x, y) => y.likeness - x.likeness || (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : 1))
}
