/**
 * At most `most` of a list: those that weigh most, in the order in which they stand in it. Of equal ones the first.
 * A list that is short enough is given whole, and nothing is weighed for it.
 */
export function heaviest<T>(items: readonly T[], most: number, weight: (item: T) => number): T[] {
  if (items.length <= most) return [...items]
  const ranked = items
    .map((item, place) => ({ place, weight: weight(item) }))
    .sort((a, b) => b.weight - a.weight || a.place - b.place)
  const kept = new Set(ranked.slice(0, most).map((one) => one.place))
  return items.filter((_, place) => kept.has(place))
}
