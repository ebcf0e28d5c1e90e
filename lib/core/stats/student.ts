import { memoize } from '../memoize'
/**
 * Quantile of Student's t distribution with `df` > 0 degrees of freedom at probability `p` in (0, 1), else RangeError.
 * Found by bisection on the distribution function, so exact to about 1e-10.
 */
export function studentQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1) || !(df > 0))
    throw new RangeError(`No quantile of t for p = ${p} with ${df} degrees of freedom`)
  if (p < 0.5) return -studentQuantile(1 - p, df)
  return found(`${p} ${df}`, () => bisected(p, df))
}

/** Groups of a few people each have few degrees of freedom: thousands of their intervals ask for the same quantiles. */
const found = memoize<number>(10_000, () => 1)

function bisected(p: number, df: number): number {
  let [low, high] = [0, 1]
  while (studentCdf(high, df) < p) high *= 2
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2
    if (studentCdf(middle, df) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/**
 * Share of Student's t distribution below `t` ≥ 0. Source: Abramowitz & Stegun 26.7.1, by the incomplete beta function.
 */
function studentCdf(t: number, df: number): number {
  return 1 - incompleteBeta(df / (df + t * t), df / 2, 0.5) / 2
}

/**
 * Regularized incomplete beta function I_x(a, b) by Lentz's continued fraction. Source: Press et al., Numerical
 * Recipes, 3rd ed., §6.4.
 */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log(1 - x)) / a
  const tiny = 1e-300
  let [c, d] = [1, 1 / nonZero(1 - ((a + b) * x) / (a + 1), tiny)]
  let fraction = d
  for (let m = 1; m <= 300; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d, tiny)
    c = nonZero(1 + even / c, tiny)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d, tiny)
    c = nonZero(1 + odd / c, tiny)
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-14) break
  }
  return front * fraction
}

const nonZero = (value: number, tiny: number) => (Math.abs(value) < tiny ? tiny : value)

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** ln Γ(x) for x > 0 (Lanczos, g = 7). */
function lnGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x)
  const at = x - 1
  const base = at + 7.5
  const series = LANCZOS.reduce(
    (sum, coefficient, index) => (index === 0 ? coefficient : sum + coefficient / (at + index)),
    0,
  )
  return 0.5 * Math.log(2 * Math.PI) + (at + 0.5) * Math.log(base) - base + Math.log(series)
}
