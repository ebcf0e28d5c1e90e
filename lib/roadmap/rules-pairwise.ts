import { cholesky, choleskyInverse, choleskySolve } from '@/lib/core/stats/cholesky'
import { zFor } from '@/lib/core/stats/normal'

/** How often one thing was put before another; a tie is half for each. */
export interface Pairing {
  winner: string
  loser: string
  count: number
  /**
   * The person who said so. Answers of one person are correlated; if this is given, the intervals take it into account.
   */
  by?: string
}

export interface Ability {
  id: string
  /** Log-odds against the average of all: 0 is the average, ln 2 is twice the odds. */
  ability: number
  /** 95 % interval. */
  interval: [number, number]
  comparisons: number
  won: number
}

export interface PairwiseRanking {
  /** Highest first. */
  abilities: Ability[]
  /**
   * False where the comparisons do not join all things in both directions: some were never beaten, or never compared with
   * the rest. Maximum likelihood has no answer then; a half of a comparison against an average thing, each way, is added
   * to each, and the order between groups says little.
   */
  connected: boolean
}

const PSEUDO = 0.5
const ROUNDS = 100
const EXACT = 1e-10

/** Wins of the row's thing over the column's, row by row. */
interface Wins {
  n: number
  of: Float64Array
}

function winsOf(ids: readonly string[], pairings: readonly Pairing[]): Wins {
  const index = new Map(ids.map((id, i) => [id, i]))
  const n = ids.length
  const of = new Float64Array(n * n)
  for (const { winner, loser, count } of pairings) {
    const [row, column] = [index.get(winner), index.get(loser)]
    if (row !== undefined && column !== undefined && row !== column)
      of[row * n + column] = of[row * n + column]! + count
  }
  return { n, of }
}

function reaches(n: number, linked: (from: number, to: number) => boolean): boolean {
  const seen = new Set([0])
  const open = [0]
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    for (let to = 0; to < n; to += 1) {
      if (!seen.has(to) && linked(from, to)) {
        seen.add(to)
        open.push(to)
      }
    }
  }
  return seen.size === n
}

/** Whether a way of wins leads from each thing to each other one (L. R. Ford, 1957: then, and only then, is there a maximum). */
const isConnected = ({ n, of }: Wins): boolean =>
  reaches(n, (from, to) => of[from * n + to]! > 0) && reaches(n, (from, to) => of[to * n + from]! > 0)

const share = (gap: number): number => 1 / (1 + Math.exp(-gap))
/** ln(1 + e^x) without overflow. */
const softplus = (x: number): number => Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)))

function logLikelihood({ n, of }: Wins, logs: Float64Array, pseudo: number): number {
  let sum = 0
  for (let i = 0; i < n; i += 1) {
    sum -= pseudo * (softplus(logs[i]!) + softplus(-logs[i]!))
    for (let j = 0; j < n; j += 1) if (i !== j) sum -= of[i * n + j]! * softplus(logs[j]! - logs[i]!)
  }
  return sum
}

/** What was won beyond what the log-strengths lead to expect, and the observed information of these. */
function slopes({ n, of }: Wins, logs: Float64Array, pseudo: number) {
  const gradient = new Float64Array(n)
  const information = new Float64Array(n * n)
  for (let i = 0; i < n; i += 1) {
    const alone = share(logs[i]!)
    gradient[i] = pseudo * (1 - 2 * alone)
    information[i * n + i] = 2 * pseudo * alone * (1 - alone)
    for (let j = 0; j < n; j += 1) {
      if (i === j) continue
      const p = share(logs[i]! - logs[j]!)
      const met = of[i * n + j]! + of[j * n + i]!
      gradient[i] = gradient[i]! + of[i * n + j]! - met * p
      information[i * n + j] = -met * p * (1 - p)
      information[i * n + i] = information[i * n + i]! + met * p * (1 - p)
    }
  }
  // Without pseudo-comparisons strengths are known up to a common factor: J/n fixes their mean and changes no difference.
  if (pseudo === 0) for (let k = 0; k < n * n; k += 1) information[k] = information[k]! + 1 / n
  return { gradient, lower: cholesky(information, n) }
}

const centred = (values: Float64Array): Float64Array => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.map((value) => value - mean)
}

/**
 * The log-strengths by Newton's method with halved steps: the likelihood is concave, so this ends at its one maximum, also
 * where a chain of few comparisons makes simpler iterations crawl.
 */
function strengths(wins: Wins, pseudo: number): { logs: Float64Array; lower: Float64Array } {
  const { n } = wins
  let logs: Float64Array = new Float64Array(n)
  let now = logLikelihood(wins, logs, pseudo)
  for (let round = 0; round < ROUNDS; round += 1) {
    const { gradient, lower } = slopes(wins, logs, pseudo)
    const step = choleskySolve(lower, gradient, n)
    if (step.every((value) => Math.abs(value) < EXACT)) return { logs, lower }
    let size = 1
    let next = logs.map((value, i) => value + size * step[i]!)
    while (size > 1e-6 && logLikelihood(wins, next, pseudo) < now) {
      size /= 2
      next = logs.map((value, i) => value + size * step[i]!)
    }
    logs = pseudo === 0 ? centred(next) : next
    now = logLikelihood(wins, logs, pseudo)
  }
  return { logs, lower: slopes(wins, logs, pseudo).lower }
}

/** The covariance of the log-strengths about their mean, row by row. */
function covarianceOf(lower: Float64Array, n: number): Float64Array {
  const spread = choleskyInverse(lower, n)
  const means = Array.from({ length: n }, (_, i) => spread.subarray(i * n, i * n + n).reduce((s, v) => s + v, 0) / n)
  const mean = means.reduce((sum, value) => sum + value, 0) / n
  return spread.map((value, k) => value - means[Math.floor(k / n)]! - means[k % n]! + mean)
}

/**
 * Variances that allow for answers of one person going together: the sandwich estimator by person with its correction for
 * few of them, G ÷ (G − 1) (K.-Y. Liang and S. Zeger, Biometrika, 1986). Null with fewer than two people.
 */
function variancesByPerson(
  ids: readonly string[],
  pairings: readonly Pairing[],
  logs: Float64Array,
  spread: Float64Array,
): Float64Array | null {
  const n = ids.length
  const index = new Map(ids.map((id, i) => [id, i]))
  const surplus = new Map<string, Float64Array>()
  for (const { winner, loser, count, by } of pairings) {
    const [i, j] = [index.get(winner), index.get(loser)]
    if (by === undefined || i === undefined || j === undefined || i === j) continue
    const own = surplus.get(by) ?? new Float64Array(n)
    const unexpected = count * (1 - share(logs[i]! - logs[j]!))
    own[i] = own[i]! + unexpected
    own[j] = own[j]! - unexpected
    surplus.set(by, own)
  }
  const people = surplus.size
  if (people < 2) return null
  const variances = new Float64Array(n)
  for (const own of surplus.values()) {
    for (let i = 0; i < n; i += 1) {
      let shift = 0
      for (let j = 0; j < n; j += 1) shift += spread[i * n + j]! * own[j]!
      variances[i] = variances[i]! + (shift ** 2 * people) / (people - 1)
    }
  }
  return variances
}

function estimated(ids: readonly string[], pairings: readonly Pairing[]) {
  const wins = winsOf(ids, pairings)
  const connected = isConnected(wins)
  const { logs, lower } = strengths(wins, connected ? 0 : PSEUDO)
  return { wins, connected, logs: centred(logs), spread: covarianceOf(lower, ids.length), raw: logs }
}

/**
 * Ranks things by pairwise comparisons: Bradley and Terry (Biometrika, 1952), P(i before j) = πi / (πi + πj), by maximum
 * likelihood; ties count half for each. Intervals are Wald's: from the observed information, or from the differences between
 * people where these are larger.
 * @param ids the things to rank; comparisons of others are left out
 */
export function rankPairwise(ids: readonly string[], pairings: readonly Pairing[], level = 0.95): PairwiseRanking {
  const known = new Set(ids)
  const own = pairings.filter(({ winner, loser }) => known.has(winner) && known.has(loser))
  const met = new Set(own.flatMap(({ winner, loser }) => [winner, loser]))
  const compared = [...known].filter((id) => met.has(id))
  const n = compared.length
  if (n < 2) return { abilities: [], connected: false }
  const { wins, connected, logs, spread, raw } = estimated(compared, own)
  const between = variancesByPerson(compared, own, raw, spread)
  const z = zFor(level)
  const abilities = compared.map((id, i): Ability => {
    const ability = logs[i]!
    const error = Math.sqrt(Math.max(0, spread[i * n + i]!, between?.[i] ?? 0))
    let [won, lost] = [0, 0]
    for (let j = 0; j < n; j += 1) {
      won += wins.of[i * n + j]!
      lost += wins.of[j * n + i]!
    }
    return { id, ability, interval: [ability - z * error, ability + z * error], comparisons: won + lost, won }
  })
  return { abilities: abilities.sort((a, b) => b.ability - a.ability || a.id.localeCompare(b.id)), connected }
}

/**
 * The difference of two things with its standard error, as in published tables that give all estimates relative to one
 * thing.
 */
export function contrast(
  ids: readonly string[],
  pairings: readonly Pairing[],
  one: string,
  other: string,
): { estimate: number; error: number } {
  const n = ids.length
  const { logs, spread } = estimated(ids, pairings)
  const [i, j] = [ids.indexOf(one), ids.indexOf(other)]
  const error = Math.sqrt(spread[i * n + i]! + spread[j * n + j]! - 2 * spread[i * n + j]!)
  return { estimate: logs[i]! - logs[j]!, error }
}
