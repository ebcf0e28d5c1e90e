import { suppressed } from '@/lib/core/stats/suppression'

/** Which groups may be shown, given how many answers each has (null: no group was said), by the rule of `core/stats/suppression`. */
export function visibleGroups<K extends string | null>(counts: ReadonlyMap<K, number>, minimum: number): Set<K> {
  const nameOf = (group: K) => JSON.stringify(group)
  const hidden = suppressed(
    [...counts].map(([group, n]) => ({ key: nameOf(group), n })),
    minimum,
  )
  return new Set([...counts.keys()].filter((group) => !hidden.has(nameOf(group))))
}
