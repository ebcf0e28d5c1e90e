/**
 * Holm's step-down correction: p-values of several comparisons made at once, adjusted so that all of them together are wrong no more
 * often than one would be. Same order as given; each in 0–1.
 * Source: S. Holm, Scandinavian Journal of Statistics 6 (1979) 65–70.
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, index) => index).sort((a, b) => pValues[a]! - pValues[b]!)
  const adjusted = new Array<number>(pValues.length)
  let highest = 0
  order.forEach((index, rank) => {
    highest = Math.max(highest, Math.min(1, pValues[index]! * (pValues.length - rank)))
    adjusted[index] = highest
  })
  return adjusted
}
