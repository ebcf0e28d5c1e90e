/**
 * Which groups may be shown, given how many answers each has. A group needs `minimum`, and so does what stays hidden: the total is
 * known, so a hidden remainder below the minimum could be worked out by subtraction. Then the smallest shown group is hidden with it.
 * The answer depends on the counts alone, so that asking again with another filter cannot reveal more.
 */
export function visibleGroups<K>(counts: ReadonlyMap<K, number>, minimum: number): Set<K> {
  const shown: [K, number][] = []
  let hidden = 0
  for (const [group, count] of counts) {
    if (count >= minimum) shown.push([group, count])
    else hidden += count
  }
  shown.sort((a, b) => b[1] - a[1] || (String(a[0]) < String(b[0]) ? -1 : 1))
  while (hidden > 0 && hidden < minimum) {
    const smallest = shown.pop()
    if (!smallest) break
    hidden += smallest[1]
  }
  return new Set(shown.map(([group]) => group))
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
