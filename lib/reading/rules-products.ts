/**
 * All products of two sets of vectors that lie row after row: `left · rightᵀ`, row after row.
 * A runtime with vector instructions does it ten times as fast as the one below; results differ in the last digit.
 */
export type Products = (left: Float32Array, right: Float32Array, width: number) => Promise<Float32Array>

const TILE = 64

/** The same in plain TypeScript. */
export function plainProducts(left: Float32Array, right: Float32Array, width: number): Float32Array {
  const rows = left.length / width
  const columns = right.length / width
  const out = new Float32Array(rows * columns)
  for (let from = 0; from < columns; from += TILE) {
    const to = Math.min(columns, from + TILE)
    for (let i = 0; i < rows; i += 1) {
      const a = i * width
      for (let j = from; j < to; j += 1) {
        const b = j * width
        let [s0, s1, s2, s3] = [0, 0, 0, 0]
        let d = 0
        for (; d + 3 < width; d += 4) {
          s0 += left[a + d]! * right[b + d]!
          s1 += left[a + d + 1]! * right[b + d + 1]!
          s2 += left[a + d + 2]! * right[b + d + 2]!
          s3 += left[a + d + 3]! * right[b + d + 3]!
        }
        for (; d < width; d += 1) s0 += left[a + d]! * right[b + d]!
        out[i * columns + j] = s0 + s1 + s2 + s3
      }
    }
  }
  return out
}

/** Scales each vector to length 1, in place; a vector of zeros stays as it is. */
export function normalize(vectors: Float32Array, width: number): Float32Array {
  for (let at = 0; at < vectors.length; at += width) {
    let sum = 0
    for (let d = at; d < at + width; d += 1) sum += vectors[d]! * vectors[d]!
    if (sum === 0) continue
    const by = 1 / Math.sqrt(sum)
    for (let d = at; d < at + width; d += 1) vectors[d]! *= by
  }
  return vectors
}
