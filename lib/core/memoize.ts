/** What was costly to make of something else, by a key that says of what. */
export interface Keeper<V> {
  find: (key: string) => V | undefined
  keep: (key: string, value: V) => void
}

/**
 * Keeps what is costly to make, up to a total weight; what was used least recently goes first.
 * @param weigh of a key and its value, in any unit, as is `capacity`
 */
export function keeper<V>(capacity: number, weigh: (key: string, value: V) => number): Keeper<V> {
  const kept = new Map<string, { value: V; weight: number }>()
  let total = 0
  const drop = (key: string): void => {
    total -= kept.get(key)?.weight ?? 0
    kept.delete(key)
  }
  return {
    find(key) {
      const hit = kept.get(key)
      if (!hit) return undefined
      kept.delete(key)
      kept.set(key, hit)
      return hit.value
    },
    keep(key, value) {
      drop(key)
      const weight = weigh(key, value)
      kept.set(key, { value, weight })
      total += weight
      for (const old of kept.keys()) {
        if (total <= capacity) break
        drop(old)
      }
    },
  }
}

/**
 * Remembers what is costly to make of something else, up to a total weight; what was used least recently goes first.
 * @param weigh of a key and its value, in any unit, as is `capacity`
 */
export function memoize<V>(
  capacity: number,
  weigh: (key: string, value: V) => number,
): (key: string, make: () => V) => V {
  const { find, keep } = keeper<{ value: V }>(capacity, (key, { value }) => weigh(key, value))
  return (key, make) => {
    const hit = find(key)
    if (hit) return hit.value
    const value = make()
    keep(key, { value })
    return value
  }
}
