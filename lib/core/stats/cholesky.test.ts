import { expect, it } from 'vitest'
import { cholesky, choleskyInverse, choleskySolve } from './cholesky'

// 4 12 −16 / 12 37 −43 / −16 −43 98 = L·Lᵀ with L = 2 / 6 1 / −8 5 3.
const MATRIX = Float64Array.from([4, 12, -16, 12, 37, -43, -16, -43, 98])

it('takes a matrix apart, solves by it and inverts it', () => {
  const lower = cholesky(MATRIX, 3)
  expect([...lower]).toEqual([2, 0, 0, 6, 1, 0, -8, 5, 3])
  // (1, 2, 3) times the matrix is (−20, −43, 192).
  const solved = choleskySolve(lower, Float64Array.from([-20, -43, 192]), 3)
  ;[1, 2, 3].forEach((value, index) => expect(solved[index]).toBeCloseTo(value, 9))
  const inverse = choleskyInverse(lower, 3)
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) {
      const product = [0, 1, 2].reduce((sum, k) => sum + MATRIX[i * 3 + k]! * inverse[k * 3 + j]!, 0)
      expect(product).toBeCloseTo(i === j ? 1 : 0, 9)
    }
})

it('refuses what is not positive definite', () => {
  expect(() => cholesky(Float64Array.from([1, 2, 2, 1]), 2)).toThrow(RangeError)
})
