import { isEnough } from '../minimum'

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
