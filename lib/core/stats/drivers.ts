import { addMoments, addRow, correlations, noMoments, type Moments } from './moments'
import type { Interval } from './population'
import { quantile } from './quantile'
import { seeded } from './random'
import { relativeWeights, type RelativeWeights } from './relative-weights'

/** Fewer whole responses say nothing that would hold next time. */
export const MIN_ROWS = 30
/** Whole responses for each predictor. */
export const ROWS_EACH = 5
const REPLICATES = 1_000
const MAX_GROUPS = 400
/** The part of the samples that must have the same sign before a direction is told. */
const SURE = 0.975

/**
 * How many whole responses an analysis of so many predictors needs. Source for five a predictor: Hair et al.,
 * Multivariate Data Analysis, 2019, ch. 5.
 */
export const rowsNeeded = (predictors: number): number => Math.max(MIN_ROWS, ROWS_EACH * predictors)

export interface Driver {
  /** Column of the predictor. */
  column: number
  /** Part of R², and of all that is explained (0–1), with their 95 % intervals. */
  weight: number
  weightCi: Interval
  share: number
  shareCi: Interval
  /** Sign of the simple correlation with the outcome where 97.5 % of the bootstrap samples have it too; 0 where it may be chance. */
  direction: -1 | 0 | 1
}

export interface OutcomeDrivers {
  outcome: number
  r2: number
  r2Ci: Interval
  drivers: Driver[]
}

/**
 * The rows as at most 400 groups of which only the moments are kept. Up to 400 rows a group is a row; beyond, rows are dealt out in turn,
 * and drawing groups of independent rows with replacement varies their sum as drawing rows does: the bootstrap costs the same at a
 * hundred thousand rows as at four hundred.
 */
function grouped(rows: readonly ArrayLike<number>[], k: number): Moments[] {
  const shift = Float64Array.from({ length: k }, (_, i) => rows.reduce((sum, row) => sum + row[i]!, 0) / rows.length)
  const groups = Array.from({ length: Math.min(rows.length, MAX_GROUPS) }, () => noMoments(k))
  rows.forEach((row, index) => addRow(groups[index % groups.length]!, row, shift))
  return groups
}

const sum = (groups: readonly Moments[], times: ArrayLike<number>, k: number): Moments => {
  const whole = noMoments(k)
  groups.forEach((group, index) => {
    if (times[index]! > 0) addMoments(whole, group, times[index])
  })
  return whole
}

const ends = (values: readonly number[]): Interval => [quantile(values, 0.025), quantile(values, 0.975)]
const shareOf = ({ r2, weights }: RelativeWeights, index: number): number => (r2 > 0 ? weights[index]! / r2 : 0)

/**
 * Relative weights of every column's others on it, with percentile-bootstrap intervals: for each column as the outcome, the others are
 * predictors. A generator, so that whoever runs it can let others work between replicates; the same words give the same intervals.
 * @param rows whole responses: k numbers each
 * Source: relative-weights.ts; intervals: J. W. Johnson, "Factors affecting relative weights", Organizational Research
 * Methods 7 (2004) 283–299.
 */
export function* driversOf(
  rows: readonly ArrayLike<number>[],
  k: number,
  words: string,
  replicates = REPLICATES,
): Generator<void, OutcomeDrivers[]> {
  const groups = grouped(rows, k)
  const once = new Uint8Array(groups.length).fill(1)
  const matrix = correlations(sum(groups, once, k))
  const columns = Array.from({ length: k }, (_, i) => i)
  const found = columns.map((outcome) => relativeWeights(matrix, k, outcome))
  const draws: RelativeWeights[][] = columns.map(() => [])
  // How many samples have a positive and a negative correlation, for each pair of columns.
  const signs = { positive: new Uint32Array(k * k), negative: new Uint32Array(k * k) }
  const random = seeded(words)
  for (let replicate = 0; replicate < replicates; replicate++) {
    const times = new Uint16Array(groups.length)
    for (let i = 0; i < groups.length; i++) times[Math.floor(random() * groups.length)]! += 1
    const drawn = correlations(sum(groups, times, k))
    drawn.forEach((value, pair) => {
      if (value > 0) signs.positive[pair]! += 1
      if (value < 0) signs.negative[pair]! += 1
    })
    for (const outcome of columns) draws[outcome]!.push(relativeWeights(drawn, k, outcome))
    yield
  }
  const enough = SURE * replicates
  const directionOf = (pair: number): Driver['direction'] =>
    matrix[pair]! > 0 && signs.positive[pair]! >= enough
      ? 1
      : matrix[pair]! < 0 && signs.negative[pair]! >= enough
        ? -1
        : 0
  return columns.map((outcome) => ({
    outcome,
    r2: found[outcome]!.r2,
    r2Ci: ends(draws[outcome]!.map((draw) => draw.r2)),
    drivers: columns
      .filter((column) => column !== outcome)
      .map((column, index) => ({
        column,
        weight: found[outcome]!.weights[index]!,
        weightCi: ends(draws[outcome]!.map((draw) => draw.weights[index]!)),
        share: shareOf(found[outcome]!, index),
        shareCi: ends(draws[outcome]!.map((draw) => shareOf(draw, index))),
        direction: directionOf(column * k + outcome),
      })),
  }))
}
