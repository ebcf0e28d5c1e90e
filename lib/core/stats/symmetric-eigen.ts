/** Of a symmetric matrix: `values[i]` belongs to column i of `vectors` (row by row, n × n). In no particular order. */
export interface Eigen {
  values: Float64Array
  vectors: Float64Array
}

const MAX_SWEEPS = 60

/**
 * Eigenvalues and orthonormal eigenvectors of a symmetric n × n matrix, given row by row, by cyclic Jacobi rotations: exact to the last
 * digits also where eigenvalues are small or alike.
 * Source: G. Golub & C. Van Loan, Matrix Computations, 4th ed. 2013, §8.5 (algorithms 8.5.1 and 8.5.3).
 */
export function symmetricEigen(matrix: ArrayLike<number>, n: number): Eigen {
  const a = Float64Array.from(matrix)
  const v = new Float64Array(n * n)
  for (let i = 0; i < n; i++) v[i * n + i] = 1
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let off = 0
    let whole = 0
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const square = a[i * n + j]! * a[i * n + j]!
        whole += square
        if (i !== j) off += square
      }
    }
    if (off <= whole * 1e-24) break
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) rotate(a, v, n, p, q)
  }
  const values = new Float64Array(n)
  for (let i = 0; i < n; i++) values[i] = a[i * n + i]!
  return { values, vectors: v }
}

/** Turns the plane of p and q so that the entry between them becomes 0; keeps the turns in `v`. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const between = a[p * n + q]!
  if (between === 0) return
  const tau = (a[q * n + q]! - a[p * n + p]!) / (2 * between)
  const t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau))
  const c = 1 / Math.sqrt(1 + t * t)
  const s = t * c
  for (let row = 0; row < n * n; row += n) {
    const left = a[row + p]!
    const right = a[row + q]!
    a[row + p] = c * left - s * right
    a[row + q] = s * left + c * right
    const one = v[row + p]!
    const other = v[row + q]!
    v[row + p] = c * one - s * other
    v[row + q] = s * one + c * other
  }
  for (let k = 0; k < n; k++) {
    const upper = a[p * n + k]!
    const lower = a[q * n + k]!
    a[p * n + k] = c * upper - s * lower
    a[q * n + k] = s * upper + c * lower
  }
}
