import { studentQuantile } from '@/lib/core/stats/student'

/** A mean with its 95 % interval; null where there are fewer than three values to judge the spread by, or all are the same. */
export interface Estimate {
  mean: number
  n: number
  ci: [number, number] | null
}

export type EffectMethod = 'interrupted-series' | 'difference' | 'no-spread' | 'two-waves' | 'too-few'

export interface Effect {
  /** `no-spread`: the weeks of both sides are the same, or lie on two lines: nothing to judge chance by, and no interval. */
  method: EffectMethod
  /** What came after minus what was to be expected without it; null with nothing on one side. */
  change: number | null
  ci: [number, number] | null
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const variance = (values: readonly number[]): number => {
  const middle = average(values)
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1)
}

/** Values on a side below which there is no interval. */
export const FEWEST = 3

/** Whether values are the same but for rounding errors. An interval of no width would say that the next week is known. */
export function areSame(values: readonly number[]): boolean {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return most - least <= 1e-9 * Math.max(Math.abs(least), Math.abs(most))
}

/** The mean of weekly values with Student's interval; null without any. */
export function estimateOf(values: readonly number[]): Estimate | null {
  if (values.length === 0) return null
  const mean = average(values)
  if (values.length < FEWEST || areSame(values)) return { mean, n: values.length, ci: null }
  const half = studentQuantile(0.975, values.length - 1) * Math.sqrt(variance(values) / values.length)
  return { mean, n: values.length, ci: [mean - half, mean + half] }
}

/**
 * The difference of two means with Welch's interval: variances may differ. It takes weeks as independent and the level
 * before as what would have gone on. Without spread on both sides there is no interval. Source: B. L. Welch, Biometrika 34 (1947) 28–35.
 */
export function welch(before: readonly number[], after: readonly number[]): Effect {
  const change = average(after) - average(before)
  const [a, b] = [variance(after) / after.length, variance(before) / before.length]
  if (areSame(before) && areSame(after)) return { method: 'no-spread', change, ci: null }
  const df = (a + b) ** 2 / (a ** 2 / (after.length - 1) + b ** 2 / (before.length - 1))
  const half = studentQuantile(0.975, df) * Math.sqrt(a + b)
  return { method: 'difference', change, ci: [change - half, change + half] }
}

type Matrix = number[][]

/** The inverse by Gauss and Jordan with pivots; null where there is none. */
function inverse(matrix: Matrix): Matrix | null {
  const size = matrix.length
  const rows = matrix.map((row, i) => [...row, ...Array.from({ length: size }, (_, j) => (i === j ? 1 : 0))])
  for (let column = 0; column < size; column++) {
    let pivot = column
    for (let row = column + 1; row < size; row++)
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row
    const [top, chosen] = [rows[column], rows[pivot]]
    if (!top || !chosen || Math.abs(chosen[column] ?? 0) < 1e-12) return null
    rows[column] = chosen
    rows[pivot] = top
    const scale = chosen[column] ?? 1
    for (let j = 0; j < 2 * size; j++) chosen[j] = (chosen[j] ?? 0) / scale
    rows.forEach((row, i) => {
      if (i === column) return
      const factor = row[column] ?? 0
      for (let j = 0; j < 2 * size; j++) row[j] = (row[j] ?? 0) - factor * (chosen[j] ?? 0)
    })
  }
  return rows.map((row) => row.slice(size))
}

const times = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => (b[0] ?? []).map((_, j) => row.reduce((sum, value, k) => sum + value * (b[k]?.[j] ?? 0), 0)))
const transposed = (a: Matrix): Matrix => (a[0] ?? []).map((_, j) => a.map((row) => row[j] ?? 0))

/** One week: weeks from the interruption (negative before it, 0 the first after it) and its value. */
export interface Week {
  week: number
  value: number
}

/**
 * Interrupted time series: y = b₀ + b₁t + b₂D + b₃Dt, D = 1 after. The effect is the mean over the weeks after of
 * b₂ + b₃t: what was measured minus the trend before, carried on. Standard errors after Newey and West with
 * ⌊4(n/100)^(2/9)⌋ lags and the correction n/(n − 4); Student's t with n − 4.
 * Sources: J. Lopez Bernal et al., Int. J. Epidemiology 46 (2017) 348–355; W. Newey & K. West, Econometrica 55 (1987) 703–708.
 */
export function interruptedSeries(weeks: readonly Week[]): Effect | null {
  const sorted = weeks.toSorted((a, b) => a.week - b.week)
  const n = sorted.length
  const x: Matrix = sorted.map(({ week }) => (week < 0 ? [1, week, 0, 0] : [1, week, 1, week]))
  const y: Matrix = sorted.map(({ value }) => [value])
  const bread = inverse(times(transposed(x), x))
  if (!bread || n <= 4) return null
  const b = times(bread, times(transposed(x), y)).map((row) => row[0] ?? 0)
  const residuals = sorted.map(
    ({ value }, i) => value - (x[i] ?? []).reduce((sum, one, k) => sum + one * (b[k] ?? 0), 0),
  )
  const scores = x.map((row, i) => row.map((one) => one * (residuals[i] ?? 0)))
  const lags = Math.floor(4 * (n / 100) ** (2 / 9))
  const meat: Matrix = Array.from({ length: 4 }, () => [0, 0, 0, 0])
  const add = (i: number, j: number, weight: number) =>
    scores[i]?.forEach((one, r) =>
      scores[j]?.forEach((other, c) => {
        const row = meat[r]
        if (row) row[c] = (row[c] ?? 0) + weight * one * other
      }),
    )
  for (let lag = 0; lag <= lags; lag++)
    for (let i = lag; i < n; i++) {
      const weight = 1 - lag / (lags + 1)
      add(i, i - lag, weight)
      if (lag > 0) add(i - lag, i, weight)
    }
  const covariance = times(times(bread, meat), bread)
  const after = sorted.filter(({ week }) => week >= 0).map(({ week }) => week)
  const contrast = [0, 0, 1, average(after)]
  const change = contrast.reduce((sum, one, k) => sum + one * (b[k] ?? 0), 0)
  const spread = contrast.reduce(
    (sum, one, r) => sum + contrast.reduce((inner, other, c) => inner + one * other * (covariance[r]?.[c] ?? 0), 0),
    0,
  )
  // Two straight lines to the last digit: nothing is left over to judge chance by.
  const largest = Math.max(...sorted.map(({ value }) => Math.abs(value)))
  if (residuals.every((one) => Math.abs(one) <= 1e-9 * largest)) return { method: 'no-spread', change, ci: null }
  const half = studentQuantile(0.975, n - 4) * Math.sqrt(Math.max(0, spread) * (n / (n - 4)))
  return { method: 'interrupted-series', change, ci: [change - half, change + half] }
}

/** Weeks on each side from which a trend can be told from noise at all. */
const TREND_WEEKS = 8

/** The effect by the best method that the number of weeks allows, and none below three on a side. */
export function effectOf(weeks: readonly Week[]): Effect {
  const before = weeks.filter(({ week }) => week < 0).map(({ value }) => value)
  const after = weeks.filter(({ week }) => week >= 0).map(({ value }) => value)
  if (before.length === 0 || after.length === 0) return { method: 'too-few', change: null, ci: null }
  if (before.length < FEWEST || after.length < FEWEST)
    return { method: 'too-few', change: average(after) - average(before), ci: null }
  const series = before.length >= TREND_WEEKS && after.length >= TREND_WEEKS ? interruptedSeries(weeks) : null
  return series ?? welch(before, after)
}
