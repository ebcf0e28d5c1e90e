/** How something came to be known, weakest first. */
export const METHODS = ['conviction', 'pitch', 'opinion', 'anecdote', 'survey', 'interview', 'test', 'launch'] as const
export type Method = (typeof METHODS)[number]

/**
 * What the methods earn on a scale of 0–10. `first` and `next`: for the first and each further piece. `most`: what the
 * bracket's sum is capped at. `ceiling`: what the whole is capped at when nothing stronger was done, namely where the
 * next stronger kind of study starts. So surveys never add up to a test, however many there are. Twenty interviews are
 * a full study.
 * Source: I. Gilad, "The Confidence Meter" (Evidence-Guided, 2023), its numbers; the ceilings are ours.
 */
const BRACKETS: Record<Method, { first: number; next: number; most: number; ceiling: number }> = {
  conviction: { first: 0.01, next: 0, most: 0.01, ceiling: 0.03 },
  pitch: { first: 0.03, next: 0, most: 0.03, ceiling: 0.1 },
  opinion: { first: 0.1, next: 0.1, most: 0.2, ceiling: 0.5 },
  anecdote: { first: 0.5, next: 0.1, most: 1, ceiling: 1 },
  survey: { first: 1, next: 1, most: 3, ceiling: 3 },
  interview: { first: 0.5, next: 2.5 / 19, most: 3, ceiling: 4 },
  test: { first: 4, next: 1, most: 5, ceiling: 10 },
  launch: { first: 10, next: 0, most: 10, ceiling: 10 },
}

/**
 * One survey, interview, test, …; `strength` (0–1, 1 when left out) lowers it for age, a small or lopsided sample,
 * doubts.
 */
export type Piece = { method: Method; strength?: number }

export type Confidence = {
  /** 0–10. */
  value: number
  /** 0–1, for RICE. */
  share: number
  level: 'none' | 'low' | 'moderate' | 'high'
  /** What each method present earned, and whether its cap held it down; weakest method first. */
  methods: { method: Method; pieces: number; earned: number; capped: boolean }[]
  /** The method whose ceiling held the whole down. */
  ceiling: Method | null
}

/** The pieces of one method in numbers, so that more of them are added without reading those there are: strengths are 0–1. */
export interface Tally {
  method: Method
  pieces: number
  /** Of all strengths. */
  sum: number
  /** The largest strength. */
  most: number
}

/** Pieces by method, weakest method first; methods of which there are none are left out. */
export function tallyOf(pieces: readonly Piece[]): Tally[] {
  const found = new Map<Method, Tally>()
  for (const { method, strength = 1 } of pieces) {
    const counts = Math.min(1, Math.max(0, strength))
    const tally = found.get(method) ?? { method, pieces: 0, sum: 0, most: 0 }
    found.set(method, tally)
    tally.pieces += 1
    tally.sum += counts
    tally.most = Math.max(tally.most, counts)
  }
  return METHODS.flatMap((method) => found.get(method) ?? [])
}

/** Two tallies of different pieces as one. */
export function addTallies(one: readonly Tally[], other: readonly Tally[]): Tally[] {
  return METHODS.flatMap((method): Tally[] => {
    const [a, b] = [one, other].map((tallies) => tallies.find((tally) => tally.method === method))
    if (!a || !b) return [a ?? b ?? []].flat()
    return [{ method, pieces: a.pieces + b.pieces, sum: a.sum + b.sum, most: Math.max(a.most, b.most) }]
  })
}

/**
 * Confidence earned by method and capped by method: sums within a bracket up to its cap, brackets add up to the
 * strongest one's ceiling. The strongest piece of a method is its first.
 */
export const confidence = (pieces: readonly Piece[]): Confidence => confidenceOfTallies(tallyOf(pieces))

/** The same of pieces that were tallied before (`tallyOf`). */
export function confidenceOfTallies(tallies: readonly Tally[]): Confidence {
  const methods = tallies.map(({ method, pieces, ...strengths }) => ({ method, pieces, ...earn(method, strengths) }))
  const sum = methods.reduce((total, { earned }) => total + earned, 0)
  const strongest = methods.findLast(({ earned }) => earned > 0)?.method
  const ceiling = strongest ? BRACKETS[strongest].ceiling : 0
  const value = Math.min(sum, ceiling)
  return {
    value,
    share: value / 10,
    level: levelOf(value),
    methods,
    ceiling: strongest && sum > ceiling ? strongest : null,
  }
}

function earn(method: Method, { sum, most }: Pick<Tally, 'sum' | 'most'>): { earned: number; capped: boolean } {
  const bracket = BRACKETS[method]
  const earned = most * bracket.first + (sum - most) * bracket.next
  return { earned: Math.min(earned, bracket.most), capped: earned > bracket.most + 1e-9 }
}

/** A confidence of 0–10 in words. */
export function levelOf(value: number): Confidence['level'] {
  if (value <= 0) return 'none'
  if (value < 1) return 'low'
  return value < 4 ? 'moderate' : 'high'
}
