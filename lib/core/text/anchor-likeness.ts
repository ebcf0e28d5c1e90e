import { weightOf, type Token } from './anchor-words'

/** How often each word stands in a sentence, and how much it carries. */
export type Counts = Map<string, { count: number; weight: number }>

/** The words of a sentence; signs do not count. */
export const countsOf = (tokens: readonly Token[]): Counts => {
  const counts: Counts = new Map()
  for (const token of tokens) {
    if (!token.word) continue
    const one = counts.get(token.norm)
    if (one) one.count += 1
    else counts.set(token.norm, { count: 1, weight: weightOf(token) })
  }
  return counts
}

/** The share of words that two sentences have in common, by weight (Dice's coefficient, 0 … 1). */
export const likeness = (a: Counts, b: Counts): number => {
  let [common, total] = [0, 0]
  for (const [word, { count, weight }] of a) {
    total += count * weight
    const other = b.get(word)
    if (other) common += 2 * Math.min(count, other.count) * weight
  }
  for (const { count, weight } of b.values()) total += count * weight
  return total === 0 ? 0 : common / total
}
