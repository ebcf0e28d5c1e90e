/** No setting goes below three: with two people, each knows what the other said. */
export const FLOOR = 3

/**
 * Fewest people behind a figure. `score`: a mean or a share. `detail`: a distribution or comments, which say more about
 * each person.
 */
export const MINIMUM = { score: 5, detail: 8 } as const

export type Minimums = { score: number; detail: number }

/** A workspace's own minimums, never below the floor, and never looser for detail than for scores. */
export function minimums(setting: Partial<Minimums> = {}): Minimums {
  const score = Math.max(FLOOR, Math.floor(setting.score ?? MINIMUM.score))
  return { score, detail: Math.max(score, Math.floor(setting.detail ?? MINIMUM.detail)) }
}

/** Whether a group of `n` people is large enough to say anything about. */
export function isEnough(n: number, minimum: number): boolean {
  return n >= Math.max(FLOOR, minimum)
}
