/** No setting goes below three: with two, each knows what the other said. */
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

/** Whether a group of `n` is large enough to say anything about. */
export function isEnough(n: number, minimum: number): boolean {
  return n >= Math.max(FLOOR, minimum)
}

/**
 * Whether a part of a published whole may be shown: it and what is left of the whole must both be large enough, else
 * the rest follows by subtraction (complementary suppression). Nothing left (the part is the whole) is fine.
 */
export function mayShowPart(part: number, whole: number, minimum: number): boolean {
  const rest = whole - part
  return isEnough(part, minimum) && (rest === 0 || isEnough(rest, minimum))
}

/** A group of a partition: each person is in exactly one, and the figure over all of them is published too. */
export type Cell = { key: string; n: number }

/**
 * Which groups of a partition must not be shown. First every group below the minimum; then, while the suppressed ones
 * together are still few enough to be worked out from the total, the smallest of the others. Afterwards the people in
 * suppressed groups are none or at least `minimum`, and never one group's alone. Groups of nobody are suppressed too,
 * but hide nobody.
 * Source: L. Willenborg & T. de Waal, Elements of Statistical Disclosure Control, 2001, ch. 1 (secondary suppression).
 */
export function suppressed(cells: Cell[], minimum: number): Set<string> {
  const hidden = new Set<string>()
  let [people, groups] = [0, 0]
  const hide = ({ key, n }: Cell) => {
    hidden.add(key)
    people += n
    groups += n > 0 ? 1 : 0
  }
  cells.filter(({ n }) => !isEnough(n, minimum)).forEach(hide)
  const others = cells.filter(({ n }) => isEnough(n, minimum)).sort((a, b) => a.n - b.n || a.key.localeCompare(b.key))
  for (const next of others) {
    if (people === 0 || (groups > 1 && isEnough(people, minimum))) break
    hide(next)
  }
  return hidden
}
