import { symmetricEigen } from './symmetric-eigen'

/** How much of an outcome's variance goes with each predictor: `weights` (0–1, in the predictors' order) add up to `r2`. */
export interface RelativeWeights {
  r2: number
  weights: number[]
}

/**
 * Johnson's relative weights: the part of R² that goes with each predictor when predictors go along with each other as well. The
 * predictors X are replaced by the orthogonal Z nearest to them; λ = R_xx^½ are the loadings of X on Z, β = λ⁻¹ r_xy the weights of Z on
 * the outcome, and ε_i = Σ_j λ²_ij β²_j. Predictors that repeat each other share what they have (a pseudo-inverse).
 * @param correlations k × k, row by row, of predictors and outcome together
 * Source: J. W. Johnson, "A heuristic method for estimating the relative weight of predictor variables in multiple regression",
 * Multivariate Behavioral Research 35 (2000) 1–19.
 */
export function relativeWeights(correlations: ArrayLike<number>, k: number, outcome: number): RelativeWeights {
  const p = k - 1
  // Where a predictor stands in the whole matrix: the outcome is left out. (Plain loops: this runs thousands of times.)
  const at = (i: number): number => (i < outcome ? i : i + 1)
  const among = new Float64Array(p * p)
  const withOutcome = new Float64Array(p)
  for (let i = 0; i < p; i++) {
    withOutcome[i] = correlations[at(i) * k + outcome]!
    for (let j = 0; j < p; j++) among[i * p + j] = correlations[at(i) * k + at(j)]!
  }
  const { values, vectors } = symmetricEigen(among, p)
  // Squares of the loadings, and the weights of Z: λ = Q·√Λ·Qᵀ, β = Q·(1/√Λ)·Qᵀ·r.
  const beta = new Float64Array(p)
  const loadings = new Float64Array(p * p)
  for (let m = 0; m < p; m++) {
    const root = Math.sqrt(Math.max(0, values[m]!))
    if (root < 1e-6) continue
    let turned = 0
    for (let i = 0; i < p; i++) turned += vectors[i * p + m]! * withOutcome[i]!
    turned /= root
    for (let i = 0; i < p; i++) {
      const along = vectors[i * p + m]!
      beta[i]! += along * turned
      for (let j = 0; j < p; j++) loadings[i * p + j]! += along * root * vectors[j * p + m]!
    }
  }
  const weights = new Array<number>(p)
  let r2 = 0
  for (let i = 0; i < p; i++) {
    let weight = 0
    for (let j = 0; j < p; j++) weight += (loadings[i * p + j]! * beta[j]!) ** 2
    weights[i] = weight
    r2 += weight
  }
  return { r2, weights }
}
