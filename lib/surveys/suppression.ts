import { suppressed } from '@/lib/core/stats/suppression'

/** Which groups may be shown, given how many answers each has (null: no group was said), by the rule of `core/stats/suppression`. */
export function visibleGroups<K extends string | null>(counts: ReadonlyMap<K, number>, minimum: number): Set<K> {
  const nameOf = (group: K) => JSON.stringify(group)
  const hidden = suppressed([...counts].map(([group, n]) => ({ key: nameOf(group), n })), minimum)
  return new Set([...counts.keys()].filter((group) => !hidden.has(nameOf(group))))
}

/**
 * For a table of two segments (team × role): the columns of one row that may be shown. A cell is shown only where every cell of its row
 * and of its column is empty or large enough, since both margins are known from other questions one may ask.
 */
export function visibleInRow<R, C>(table: readonly { row: R; column: C; n: number }[], row: R, minimum: number): Set<C> {
  const safe = (cells: typeof table) => cells.every((cell) => cell.n === 0 || cell.n >= minimum)
  const mine = table.filter((cell) => cell.row === row)
  if (!safe(mine)) return new Set()
  return new Set(mine.filter((cell) => cell.n > 0 && safe(table.filter((other) => other.column === cell.column))).map((cell) => cell.column))
}
