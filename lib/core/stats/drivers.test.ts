import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { driversOf, rowsNeeded } from './drivers'
import { addMoments, addRow, correlations, noMoments } from './moments'
import { relativeWeights } from './relative-weights'
import { symmetricEigen } from './symmetric-eigen'

const matrix = (rows: number[][]): number[] => rows.flat()
const product = (a: number[][], b: number[][]): number[][] =>
  a.map((row) => b[0]!.map((_, j) => row.reduce((sum, one, m) => sum + one * b[m]![j]!, 0)))

/** R² of an ordinary regression by the normal equations, solved by elimination: nothing of what is tested is in it. */
function r2Of(r: number[][], outcome: number, predictors: number[]): number {
  const rows = predictors.map((i) => [...predictors.map((j) => r[i]![j]!), r[i]![outcome]!])
  const p = rows.length
  for (let c = 0; c < p; c++) {
    const pivot = rows
      .slice(c)
      .reduce((best, row, i) => (Math.abs(row[c]!) > Math.abs(rows[best]![c]!) ? c + i : best), c)
    ;[rows[c], rows[pivot]] = [rows[pivot]!, rows[c]!]
    for (let i = 0; i < p; i++) {
      if (i === c) continue
      const factor = rows[i]![c]! / rows[c]![c]!
      rows[i] = rows[i]!.map((value, j) => value - factor * rows[c]![j]!)
    }
  }
  return predictors.reduce((sum, i, index) => sum + (rows[index]![p]! / rows[index]![index]!) * r[i]![outcome]!, 0)
}

/** R^½ by Newton's iteration of Denman and Beavers, which knows no eigenvalues. */
function squareRoot(r: number[][]): { root: number[][]; inverse: number[][] } {
  const invert = (m: number[][]): number[][] => {
    const n = m.length
    const rows = m.map((row, i) => [...row, ...row.map((_, j) => Number(i === j))])
    for (let c = 0; c < n; c++) {
      const by = rows[c]![c]!
      rows[c] = rows[c]!.map((value) => value / by)
      for (let i = 0; i < n; i++)
        if (i !== c) {
          const factor = rows[i]![c]!
          rows[i] = rows[i]!.map((value, j) => value - factor * rows[c]![j]!)
        }
    }
    return rows.map((row) => row.slice(n))
  }
  let [root, inverse] = [r, r.map((row, i) => row.map((_, j) => Number(i === j)))]
  for (let step = 0; step < 40; step++) {
    const [a, b] = [invert(inverse), invert(root)]
    ;[root, inverse] = [
      root.map((row, i) => row.map((v, j) => (v + a[i]![j]!) / 2)),
      inverse.map((row, i) => row.map((v, j) => (v + b[i]![j]!) / 2)),
    ]
  }
  return { root, inverse }
}

// The variables of a worked example: outcome last.
const EXAMPLE = [
  [1, 0.3, 0.2, 0.1, 0.5],
  [0.3, 1, 0.6, 0.15, 0.4],
  [0.2, 0.6, 1, -0.25, 0.3],
  [0.1, 0.15, -0.25, 1, 0.2],
  [0.5, 0.4, 0.3, 0.2, 1],
]

/** Correlations of some random rows, and the rows. */
const rowsArb = fc
  .integer({ min: 3, max: 6 })
  .chain((k) =>
    fc
      .array(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: k, maxLength: k }), { minLength: 40, maxLength: 60 })
      .map((rows) => ({ k, rows })),
  )
const correlationsOf = (rows: number[][], k: number): Float64Array => {
  const moments = noMoments(k)
  for (const row of rows) addRow(moments, row, new Float64Array(k))
  return correlations(moments)
}
const square = (flat: ArrayLike<number>, k: number): number[][] =>
  Array.from({ length: k }, (_, i) => Array.from({ length: k }, (_, j) => flat[i * k + j]!))

describe('symmetricEigen', () => {
  it('finds what is known by hand', () => {
    const { values, vectors } = symmetricEigen([2, 1, 1, 2], 2)
    expect([...values].sort()).toEqual([expect.closeTo(1, 12), expect.closeTo(3, 12)])
    expect(Math.abs(vectors[0]!)).toBeCloseTo(Math.SQRT1_2, 12)
    expect([...symmetricEigen([5, 0, 0, 0, 1, 0, 0, 0, 5], 3).values]).toEqual([5, 1, 5])
  })
  it('gives the matrix back, with vectors that stand upright on each other', () => {
    fc.assert(
      fc.property(rowsArb, ({ k, rows }) => {
        const r = square(correlationsOf(rows, k), k)
        const { values, vectors } = symmetricEigen(matrix(r), k)
        const q = square(vectors, k)
        const turned = q[0]!.map((_, j) => q.map((row) => row[j]!))
        const back = product(
          q.map((row) => row.map((value, j) => value * values[j]!)),
          turned,
        )
        back.forEach((row, i) => row.forEach((value, j) => expect(value).toBeCloseTo(r[i]![j]!, 10)))
        product(turned, q).forEach((row, i) =>
          row.forEach((value, j) => expect(value).toBeCloseTo(Number(i === j), 10)),
        )
      }),
    )
  })
})

describe('correlations', () => {
  it('agree with the definition, by groups as at once, and are 0 where all are alike', () => {
    const rows = [
      [1, 2, 7],
      [2, 1, 7],
      [3, 5, 7],
      [4, 3, 7],
      [5, 4, 7],
    ]
    const [first, second] = [noMoments(3), noMoments(3)]
    rows.forEach((row, index) => addRow(index < 2 ? first : second, row, [1e6, 0, 3]))
    addMoments(first, second)
    const r = square(correlations(first), 3)
    // Σ(x−3)(y−3) = 6 of 10
    expect(r[0]![1]).toBeCloseTo(0.6, 9)
    expect([r[0]![2], r[2]![2]]).toEqual([0, 1])
    expect(correlations(first)).toEqual(correlations(first))
  })
})

describe('relativeWeights', () => {
  it('are ε = Λ²β² by the definition, here with a square root found another way', () => {
    const p = 4
    const { root, inverse } = squareRoot(EXAMPLE.slice(0, p).map((row) => row.slice(0, p)))
    const beta = inverse.map((row) => row.reduce((sum, value, j) => sum + value * EXAMPLE[j]![p]!, 0))
    const expected = root.map((row) => row.reduce((sum, loading, j) => sum + loading ** 2 * beta[j]! ** 2, 0))
    const { r2, weights } = relativeWeights(matrix(EXAMPLE), 5, 4)
    weights.forEach((weight, index) => expect(weight).toBeCloseTo(expected[index]!, 10))
    expect(r2).toBeCloseTo(r2Of(EXAMPLE, 4, [0, 1, 2, 3]), 10)
  })
  it('are the squared correlations where predictors do not go together', () => {
    const { r2, weights } = relativeWeights(
      matrix([
        [1, 0, 0.5],
        [0, 1, -0.3],
        [0.5, -0.3, 1],
      ]),
      3,
      2,
    )
    expect(weights).toEqual([expect.closeTo(0.25, 12), expect.closeTo(0.09, 12)])
    expect(r2).toBeCloseTo(0.34, 12)
  })
  it('are Shapley’s shares of R² for two predictors', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.6, max: 0.6, noNaN: true }),
        fc.double({ min: -0.6, max: 0.6, noNaN: true }),
        fc.double({ min: -0.25, max: 0.6, noNaN: true }),
        (a, b, between) => {
          const r = [
            [1, between, a],
            [between, 1, b],
            [a, b, 1],
          ]
          const whole = r2Of(r, 2, [0, 1])
          const { weights } = relativeWeights(matrix(r), 3, 2)
          expect(weights[0]).toBeCloseTo((a * a + whole - b * b) / 2, 9)
          expect(weights[1]).toBeCloseTo((b * b + whole - a * a) / 2, 9)
        },
      ),
    )
  })
  it('halve between two questions that say the same', () => {
    const { r2, weights } = relativeWeights(
      matrix([
        [1, 1, 0.6],
        [1, 1, 0.6],
        [0.6, 0.6, 1],
      ]),
      3,
      2,
    )
    expect(weights).toEqual([expect.closeTo(0.18, 9), expect.closeTo(0.18, 9)])
    expect(r2).toBeCloseTo(0.36, 9)
  })
  it('are never below 0, add up to the R² of the regression, and go with their predictors wherever these stand', () => {
    fc.assert(
      fc.property(rowsArb, ({ k, rows }) => {
        const flat = correlationsOf(rows, k)
        const r = square(flat, k)
        const others = Array.from({ length: k - 1 }, (_, i) => i)
        const { r2, weights } = relativeWeights(flat, k, k - 1)
        for (const weight of weights) expect(weight).toBeGreaterThanOrEqual(0)
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(r2, 10)
        expect(r2).toBeCloseTo(r2Of(r, k - 1, others), 7)
        const turned = [...others].reverse().concat(k - 1)
        const other = relativeWeights(
          turned.flatMap((i) => turned.map((j) => r[i]![j]!)),
          k,
          k - 1,
        )
        ;[...other.weights].reverse().forEach((weight, index) => expect(weight).toBeCloseTo(weights[index]!, 9))
      }),
    )
  })
})

describe('driversOf', () => {
  const run = (rows: number[][], words = 'x', replicates = 300) => {
    const work = driversOf(rows, rows[0]!.length, words, replicates)
    for (let turn = work.next(); ; turn = work.next()) if (turn.done) return turn.value
  }
  /** Noise that is the same each time and goes with nothing. */
  const noise = (i: number, salt: number) => ((Math.imul(i + 1, 2_654_435_761) ^ Math.imul(salt, 40_503)) >>> 8) % 5
  const rows = (many: number) =>
    Array.from({ length: many }, (_, i) => [noise(i, 1), noise(i, 77), 3 * noise(i, 1) + noise(i, 901)])

  it('finds what moves an outcome, within its interval, and says which way', () => {
    const found = run(rows(200).map(([a, b, y]) => [a!, b!, -y!]))[2]!
    const [a, b] = found.drivers
    expect([a!.direction, a!.share > 0.9, a!.shareCi[0] > b!.shareCi[1]]).toEqual([-1, true, true])
    for (const one of found.drivers) {
      expect(one.weightCi[0]).toBeLessThanOrEqual(one.weight)
      expect(one.weightCi[1]).toBeGreaterThanOrEqual(one.weight)
    }
    expect(found.drivers.reduce((sum, one) => sum + one.weight, 0)).toBeCloseTo(found.r2, 10)
  })
  it('says no way of a question whose correlation may be chance', () => {
    const found = run(rows(200))[2]!
    expect(found.drivers.map(({ column, direction }) => [column, direction])).toEqual([
      [0, 1],
      [1, 0],
    ])
  })
  it('is the same for the same words, and another draw for others', () => {
    const some = rows(60)
    expect(run(some)).toEqual(run(some))
    expect(run(some, 'y')[2]!.r2).toBe(run(some)[2]!.r2)
    expect(run(some, 'y')[2]!.r2Ci).not.toEqual(run(some)[2]!.r2Ci)
  })
  it('draws groups of rows as wide as it would draw rows', () => {
    // R² of n rows varies by about 1/√n: ten times the rows, intervals √10 as narrow, though they are drawn as 400 groups.
    const width = (many: number) => run(rows(many), 'x', 600)[2]!.r2Ci.reduce((low, high) => high - low)
    expect(width(400) / width(4_000)).toBeGreaterThan(Math.sqrt(10) * 0.75)
    expect(width(400) / width(4_000)).toBeLessThan(Math.sqrt(10) * 1.35)
  })
  it('needs thirty rows, and five for each predictor', () => {
    expect([1, 6, 7, 14].map(rowsNeeded)).toEqual([30, 30, 35, 70])
  })
})
