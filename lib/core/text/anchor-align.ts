/** Which item of the second list each item of the first has become; -1 for none. */
export type Alignment = {
  map: Int32Array
  /** Where another alignment is as good: the place is not certain. */
  ambiguous: Uint8Array
}

/** Cells above which no table is filled: two lists of a thousand items. */
export const MAX_CELLS = 1_200_000

/**
 * The in-order alignment of two lists with the highest score. Neighbours that stay neighbours count extra, so of
 * equal items the one between the same neighbours is taken; where that does not decide, the item is ambiguous.
 * @param score of pairing item i with item j, a whole number; 0 where they cannot be paired
 * @param bonus for each pair that follows a pair directly, and at both ends
 * @returns null where the lists are too long (n × m > MAX_CELLS)
 */
export function alignLists(
  n: number,
  m: number,
  score: (i: number, j: number) => number,
  bonus: number,
): Alignment | null {
  if (n * m > MAX_CELLS) return null
  const width = m + 1
  const scores = new Int32Array(n * m)
  for (let i = 0; i < n; i += 1) for (let j = 0; j < m; j += 1) scores[i * m + j] = score(i, j)
  // best[p][i, j]: of what follows i and j, where the step before was a pair (p = 1) or not.
  const best = [new Int32Array((n + 1) * width), new Int32Array((n + 1) * width)] as const
  for (let i = n; i >= 0; i -= 1)
    for (let j = m; j >= 0; j -= 1) {
      const at = i * width + j
      if (i === n && j === m) {
        best[1][at] = bonus
        continue
      }
      const skip = Math.max(i < n ? best[0][at + width]! : 0, j < m ? best[0][at + 1]! : 0)
      const pair = i < n && j < m ? scores[i * m + j]! : 0
      const after = pair > 0 ? pair + best[1][at + width + 1]! : -1
      best[0][at] = Math.max(skip, after)
      best[1][at] = Math.max(skip, after < 0 ? -1 : after + bonus)
    }
  const trace = (order: readonly ('pair' | 'old' | 'new')[]): Int32Array => {
    const map = new Int32Array(n).fill(-1)
    let [i, j, p]: [number, number, 0 | 1] = [0, 0, 1]
    while (i < n || j < m) {
      const at = i * width + j
      const value = best[p][at]!
      const step = order.find((one) => {
        if (one === 'old') return i < n && best[0][at + width] === value
        if (one === 'new') return j < m && best[0][at + 1] === value
        const pair = i < n && j < m ? scores[i * m + j]! : 0
        return pair > 0 && pair + best[1][at + width + 1]! + (p ? bonus : 0) === value
      })
      if (step === 'pair') {
        map[i] = j
        ;[i, j, p] = [i + 1, j + 1, 1]
      } else if (step === 'old') [i, p] = [i + 1, 0]
      else [j, p] = [j + 1, 0]
    }
    return map
  }
  const map = trace(['pair', 'old', 'new'])
  const others = [trace(['old', 'new', 'pair']), trace(['new', 'old', 'pair'])]
  const ambiguous = new Uint8Array(n)
  for (let i = 0; i < n; i += 1) if (others.some((other) => other[i] !== map[i])) ambiguous[i] = 1
  return { map, ambiguous }
}
