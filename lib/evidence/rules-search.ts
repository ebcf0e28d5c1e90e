/** How much a place further down counts less; 60 is the value of the source below. */
const RRF_K = 60

/** What speaks for a piece: its place among those that have the words, and its nearness in meaning. */
export interface Found {
  id: string
  /** 1 for the best by words; null where it does not have them. */
  wordRank: number | null
  /** Cosine to what was asked; null where its meaning was not read, or it is not among the nearest. */
  cosine: number | null
  score: number
}

/**
 * One ranking of two: a piece scores 1 / (60 + its place) in each, so that neither needs a scale. Both rankings are by falling quality.
 * Source: reciprocal rank fusion, Cormack, Clarke, Büttcher, SIGIR 2009, 758–759.
 */
export function fuse(byWords: readonly string[], byMeaning: readonly { id: string; cosine: number }[]): Found[] {
  const found = new Map<string, Found>()
  const add = (id: string, rank: number, fact: Partial<Found>) => {
    const known = found.get(id) ?? { id, wordRank: null, cosine: null, score: 0 }
    found.set(id, { ...known, ...fact, score: known.score + 1 / (RRF_K + rank) })
  }
  byWords.forEach((id, at) => add(id, at + 1, { wordRank: at + 1 }))
  byMeaning.forEach(({ id, cosine }, at) => add(id, at + 1, { cosine }))
  return [...found.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}
