/**
 * The lower triangle L of a symmetric positive definite n × n matrix, row by row, so that matrix = L·Lᵀ.
 * RangeError where the matrix is not positive definite.
 * Source: G. Golub & C. Van Loan, Matrix Computations, 4th ed. 2013, algorithm 4.2.1.
 */
export function cholesky(matrix: Float64Array, n: number): Float64Array {
  const lower = new Float64Array(n * n)
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = matrix[i * n + j]!
      for (let k = 0; k < j; k++) sum -= lower[i * n + k]! * lower[j * n + k]!
      if (i > j) lower[i * n + j] = sum / lower[j * n + j]!
      else if (sum > 0) lower[j * n + j] = Math.sqrt(sum)
      else throw new RangeError('The matrix is not positive definite')
    }
  }
  return lower
}

/** x of L·Lᵀ·x = b, for the triangle of `cholesky`. */
export function choleskySolve(lower: Float64Array, b: Float64Array, n: number): Float64Array {
  const x = Float64Array.from(b)
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] = x[i]! - lower[i * n + k]! * x[k]!
    x[i] = x[i]! / lower[i * n + i]!
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] = x[i]! - lower[k * n + i]! * x[k]!
    x[i] = x[i]! / lower[i * n + i]!
  }
  return x
}

/** The inverse of L·Lᵀ, row by row. */
export function choleskyInverse(lower: Float64Array, n: number): Float64Array {
  const inverse = new Float64Array(n * n)
  for (let column = 0; column < n; column++) {
    const unit = new Float64Array(n)
    unit[column] = 1
    inverse.set(choleskySolve(lower, unit, n), column * n)
  }
  return inverse
}
