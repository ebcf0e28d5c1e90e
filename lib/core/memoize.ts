/**
 * Remembers what is costly to make of something else, up to a total weight; what was used least recently goes first.
 * @param weigh of a key and its value, in any unit, as is `capacity`
 */
export function memoize<V>(
  capacity: number,
  weigh: (key: string, value: V) => number,
): (key: string, make: () => V) => V {
  const kept = new Map<string, { value: V; weight: number }>()
  let total = 0
  return (key, make) => {
    const hit = kept.get(key)
    if (hit) {
      kept.delete(key)
      kept.set(key, hit)
      return hit.value
    }
    const value = make()
    const weight = weigh(key, value)
    kept.set(key, { value, weight })
    total += weight
    for (const [old, one] of kept) {
      if (total <= capacity) break
      kept.delete(old)
      total -= one.weight
    }
    return value
  }
}
