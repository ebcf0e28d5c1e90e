/**
 * What correlations need to know of some rows of k numbers: how many, the sum of each column, and the sum of each product of two
 * (the upper triangle, row by row). Those of several groups add up.
 */
export interface Moments {
  n: number
  sums: Float64Array
  products: Float64Array
}

const triangle = (k: number): number => (k * (k + 1)) / 2

export const noMoments = (k: number): Moments => ({
  n: 0,
  sums: new Float64Array(k),
  products: new Float64Array(triangle(k)),
})

/** Adds one row, `shift` taken off each column: with its mean as the shift, products of large numbers keep their digits. */
export function addRow(to: Moments, row: ArrayLike<number>, shift: ArrayLike<number>): void {
  const k = to.sums.length
  to.n += 1
  let at = 0
  for (let i = 0; i < k; i++) {
    const one = row[i]! - shift[i]!
    to.sums[i]! += one
    for (let j = i; j < k; j++) to.products[at++]! += one * (row[j]! - shift[j]!)
  }
}

/** Adds a group, as often as `times`. */
export function addMoments(to: Moments, group: Moments, times = 1): void {
  to.n += times * group.n
  for (let i = 0; i < to.sums.length; i++) to.sums[i]! += times * group.sums[i]!
  for (let i = 0; i < to.products.length; i++) to.products[i]! += times * group.products[i]!
}

/** Pearson's correlations, k × k row by row. A column in which all are alike goes along with nothing: 0, and 1 with itself. */
export function correlations({ n, sums, products }: Moments): Float64Array {
  const k = sums.length
  const covariance = new Float64Array(k * k)
  let at = 0
  for (let i = 0; i < k; i++)
    for (let j = i; j < k; j++) covariance[i * k + j] = products[at++]! - (sums[i]! * sums[j]!) / n
  // A spread this small is only a rounding error: it counts as zero.
  const spread = new Float64Array(k)
  for (let i = 0; i < k; i++) {
    const square = covariance[i * k + i]!
    if (square > 1e-12 * (square + sums[i]! ** 2 / n)) spread[i] = Math.sqrt(square)
  }
  const result = new Float64Array(k * k)
  for (let i = 0; i < k; i++) {
    result[i * k + i] = 1
    for (let j = i + 1; j < k; j++) {
      const r = spread[i] && spread[j] ? covariance[i * k + j]! / (spread[i]! * spread[j]!) : 0
      result[i * k + j] = result[j * k + i] = Math.max(-1, Math.min(1, r))
    }
  }
  return result
}
