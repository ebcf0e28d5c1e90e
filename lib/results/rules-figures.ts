import { boundedCount } from '@/lib/disclosure/rules-small'
import { bandsOf, hoursOf, middleOf, partsOf, type Band } from './rules-figures-more'
import { favourable, type Scale } from '@/lib/core/stats/favourable'
import { meanOf, type Tally } from '@/lib/core/stats/mean'
import { nps } from '@/lib/core/stats/nps'
import { wilson } from '@/lib/core/stats/wilson'
import {
  answerOf,
  favourableEndOf,
  isHidden,
  isNa,
  isScale,
  ratedScaleOf,
  spanOf,
  TYPES,
} from '@/lib/surveys/types/rules-facts'
import { measureOf, RESULT_TYPES, type FiguresKind } from './rules-types'
import { MAX_NUMBER } from '@/lib/surveys/schema-limits'
import { bestWorstScores } from '@/lib/surveys/answering/rules-maxdiff'
import type { Figures, Share } from './schema'
import type { Option, Question } from '@/lib/surveys/schema'

/** One count of the database, with its segment left aside. */
export interface Count {
  row: string
  value: string | null
  count: number
  places: number
  firsts: number
}

export interface FigureLimits {
  /** Least answers for a score, and for a distribution. */
  scores: number
  distributions: number
  /** How many people were asked: the N of the population correction. Undefined where nobody knows. */
  population: number | undefined
  /** Without the distribution beside a score: for pictures that draw none. */
  scoreOnly?: boolean | undefined
}

const naOf = ({ type, options }: Pick<Question, 'type' | 'options'>): string[] =>
  !RESULT_TYPES[type].saysNa ? [] : (options ?? []).flatMap((option) => (option.na ? [option.value] : []))

/**
 * Least answers before anything of a question may be shown. If a score is shown together with the number of "does not
 * apply", it reveals how answers spread, so it needs as many answers as a distribution. So does a scale without a good
 * end, which has no share that could stand alone, and one whose good end was changed with responses in: the shares at both
 * ends would leave few distributions possible.
 */
export const leastFor = (
  question: Pick<Question, 'type' | 'options' | 'favourableEnd' | 'favourableEndChanged'>,
  limits: Pick<FigureLimits, 'scores' | 'distributions'>,
): number =>
  isScale(question) &&
  naOf(question).length === 0 &&
  favourableEndOf(question) !== 'none' &&
  !question.favourableEndChanged
    ? limits.scores
    : limits.distributions

/** How many answered a question, including those who said that it does not apply. */
export const answeredCount = (counts: readonly Count[]): number =>
  counts.find((one) => one.value === null && one.row === '')?.count ?? 0

/**
 * How many of those who answered (a row) said that it does not apply (`na`), and how many others there are (`n`).
 * Shares, means and scores are of the others only.
 * Source: DX, "Driver scores" (N/A is left out of % favourable).
 */
function applicable(question: Question, counts: readonly Count[], row: string): { n: number; na?: number } {
  const all = counts.find((one) => one.row === row && one.value === null)?.count ?? 0
  const values = naOf(question)
  if (values.length === 0) return { n: all - outOfRange(question, counts) }
  const na = Math.min(
    all,
    counts.reduce(
      (sum, one) => sum + (one.row === row && one.value !== null && values.includes(one.value) ? one.count : 0),
      0,
    ),
  )
  return { n: all - na - outOfRange(question, counts), na }
}

/**
 * The N of the population correction. If there are more answers than people, the number of people is not known, and
 * there is no correction.
 */
const peopleOf = (population: number | undefined, n: number): number | undefined =>
  population === undefined || population < n ? undefined : population

/** Whether a stored value is a number that may be given today. Before there was a bound, any could be. */
const isInRange = (value: string | null): boolean => value !== null && Math.abs(Number(value)) <= MAX_NUMBER

/** How many numbers of a question lie outside the bound, from before there was one: they are in no figure. */
function outOfRange(question: Question, counts: readonly Count[]): number {
  const { answer, scale } = TYPES[question.type]
  if (answer !== 'number' || scale) return 0
  const isOutside = ({ row, value }: Count) =>
    row === '' && value !== null && !isNa(question, value) && !isInRange(value)
  return counts.reduce((sum, one) => sum + (isOutside(one) ? one.count : 0), 0)
}

const shareOf = (
  value: string | number,
  label: string,
  count: number,
  n: number,
  population: number | undefined,
): Share => {
  return { value, label, count, share: n === 0 ? 0 : count / n, ci: wilson(count, n, peopleOf(population, n)) }
}

/**
 * Several options of a single choice as one, from shares that are shown: their sum follows from them, and is no figure of
 * its own that could be hidden. Null where they are not shown.
 */
export function sharesTogether(
  { type, n, distribution }: Pick<Figures, 'n' | 'distribution'> & Pick<Question, 'type'>,
  values: readonly string[],
  population: number | null,
): { count: number; n: number; share: number; ci: [number, number] } | null {
  if (TYPES[type].answer !== 'option' || RESULT_TYPES[type].figures !== 'shares') return null
  if (!distribution || n === null || n === 0) return null
  const count = distribution.reduce((sum, one) => sum + (values.includes(String(one.value)) ? one.count : 0), 0)
  const { share, ci } = shareOf('', '', count, n, population ?? undefined)
  return { count, n, share, ci }
}

/** Numbers that were given. "Does not apply" is none, also where it was called by a number, as it could be. */
function tallyOf(question: Question, counts: readonly Count[]): Tally {
  const na = naOf(question)
  return counts
    .filter((one) => one.row === '' && isInRange(one.value) && !na.includes(one.value!))
    .map((one) => ({ value: Number(one.value), count: one.count }))
    .sort((a, b) => a.value - b.value)
}

function medianOf(tally: Tally): number {
  const n = tally.reduce((sum, one) => sum + one.count, 0)
  const at = (place: number) => {
    let passed = 0
    return tally.find((one) => (passed += one.count) > place)?.value ?? 0
  }
  return (at(Math.floor((n - 1) / 2)) + at(Math.floor(n / 2))) / 2
}

/** The score of a group so small that a mean would reveal its distribution: see lib/disclosure/rules-small.ts. */
function smallScore(tally: Tally, scale: Scale, population: number | undefined): Partial<Figures> {
  const good = favourable(tally, scale, population)
  if (!good) return {}
  const { count, bound } = boundedCount(good.count, good.n)
  return {
    favourable: count / good.n,
    favourableCi: wilson(count, good.n, population),
    ...(bound && { favourableBound: bound }),
  }
}

function scored(question: Question, counts: readonly Count[], n: number, limits: FigureLimits): Partial<Figures> {
  const tally = tallyOf(question, counts)
  const population = peopleOf(limits.population, n)
  const scale = isScale(question) ? ratedScaleOf(question) : undefined
  const span = spanOf(question)
  const ends = scale ?? span
  const mean = meanOf(tally, {
    ...(population !== undefined && { population }),
    ...(ends && { bounds: [ends.min, ends.max] }),
  })
  if (scale && n < limits.distributions) return smallScore(tally, scale, population)
  const figures: Partial<Figures> = {}
  if (mean) Object.assign(figures, { mean: mean.mean, median: medianOf(tally), ...(mean.ci && { ci: mean.ci }) })
  if (span && mean && !limits.scoreOnly) figures.distribution = sharesOf(bandsOf(question, tally), n, limits.population)
  if (!scale) return figures
  const good = favourable(tally, scale, population)
  if (good) Object.assign(figures, { favourable: good.share, favourableCi: good.ci })
  const net = measureOf(question) === 'nps' ? nps(tally, population) : null
  if (net) Object.assign(figures, { nps: net.score, npsCi: net.ci })
  if (n >= limits.distributions && !limits.scoreOnly)
    figures.distribution = Array.from({ length: scale.max - scale.min + 1 }, (_, index) => {
      const value = scale.min + index
      const label = value === scale.min ? question.minLabel : value === scale.max ? question.maxLabel : undefined
      return shareOf(
        value,
        label ?? String(value),
        tally.find((one) => one.value === value)?.count ?? 0,
        n,
        limits.population,
      )
    })
  return figures
}

function distributed(
  options: readonly Option[] | undefined,
  counts: readonly Count[],
  row: string,
  n: number,
  limits: FigureLimits,
): Share[] {
  return (options ?? [])
    .filter((option) => !option.na)
    .map((option) => {
      const count = counts.find((one) => one.row === row && one.value === option.value)
      return shareOf(option.value, option.label, count?.count ?? 0, n, limits.population)
    })
}

/**
 * Each option with how often it came first, its mean place among those who placed it with a t interval, and how often
 * it stood where. For responses counted before places were stored, only the mean place is given.
 */
function ranked(question: Question, counts: readonly Count[], n: number, limits: FigureLimits): Share[] {
  const { options = [] } = question
  return options.map((option) => {
    const own = counts.filter((one) => one.value === option.value)
    const count = own.find((one) => one.row === '')
    const share = shareOf(option.value, option.label, count?.firsts ?? 0, n, limits.population)
    if (!count) return share
    const places = options.map((_, at) => own.find((one) => one.row === String(at + 1))?.count ?? 0)
    const known = places.reduce((sum, one) => sum + one, 0) === count.count
    const mean = known
      ? meanOf(
          places.map((times, at) => ({ value: at + 1, count: times })).filter((one) => one.count > 0),
          {
            bounds: [1, options.length],
            ...(peopleOf(limits.population, n) !== undefined && { population: limits.population }),
          },
        )
      : null
    return {
      ...share,
      place: count.places / count.count,
      ...(mean?.ci && { placeCi: mean.ci }),
      ...(known && { places }),
    }
  })
}

/**
 * Best and worst: `count` is how often an option was chosen as best, `share` of the sets it was in; `score` runs from −1 to 1. Each
 * person chooses from several sets with the same option in them, mostly alike, which the counts do not tell: the interval is that
 * of as many people as saw it, right where each chooses alike every time and too wide where not.
 * Source: L. Kish, Survey Sampling (1965), ch. 5: the design effect of clusters that are alike is their size.
 */
function bestWorst(question: Question, counts: readonly Count[], limits: FigureLimits): Share[] {
  const labels = new Map(question.options?.map((option) => [option.value, option.label]))
  const sets = question.sets ?? []
  return bestWorstScores(question.options ?? [], sets, counts).map(({ value, best, worst, shown, score }) => {
    const each = Math.max(1, sets.filter((set) => set.includes(value)).length)
    const people = shown / each
    return {
      ...shareOf(value, labels.get(value) ?? value, best, shown, undefined),
      ci: wilson(best / each, people, peopleOf(limits.population, people)),
      worst,
      ...(score !== null && { score }),
    }
  })
}

const sharesOf = (bands: readonly Band[], n: number, population: number | undefined): Share[] =>
  bands.map(({ value, label, count }) => shareOf(value, label, count, n, population))

/** Times of day: their middle, and how they spread over the hours. */
function timed(counts: readonly Count[], n: number, limits: FigureLimits): Partial<Figures> {
  const times = counts.flatMap(({ row, value, count }) => (row === '' && value ? [{ time: value, count }] : []))
  const middle = middleOf(times)
  return { ...(middle && { medianTime: middle }), distribution: sharesOf(hoursOf(times), n, limits.population) }
}

/** The figures of a hidden group. */
export const SUPPRESSED: Figures = { n: null, suppressed: true }

/**
 * What one group of answers to a question says: a score from `limits.scores` answers, a distribution from `limits.distributions`.
 * Every share carries a Wilson interval, every mean a t interval, both with finite-population correction.
 */
export function figuresOf(question: Question, counts: readonly Count[], limits: FigureLimits): Figures {
  const all = answeredCount(counts)
  const least = leastFor(question, limits)
  const { n, na } = applicable(question, counts, '')
  if (all < least || n < least) return { n: all < least ? null : all, suppressed: true }
  if (isHidden(question) && fewestOf(question, counts) < least) return { n: all, suppressed: true }
  const base: Figures = { n, suppressed: false, ...(na !== undefined && answerOf(question) !== 'rows' && { na }) }
  return { ...base, ...FIGURES[RESULT_TYPES[question.type].figures](question, counts, n, limits) }
}

/**
 * How many answers the rarest value of a hidden field has, those without any included. An address may have been given to few: that nobody
 * or somebody of them answered would tell who did. So its values are shown together or not at all.
 */
const fewestOf = ({ options = [] }: Question, counts: readonly Count[]): number =>
  Math.min(...options.map(({ value }) => counts.find((one) => one.row === '' && one.value === value)?.count ?? 0))

/** What each kind of figures adds to how many answered. */
const FIGURES: Record<
  FiguresKind,
  (question: Question, counts: readonly Count[], n: number, limits: FigureLimits) => Partial<Figures>
> = {
  score: scored,
  places: (question, counts, n, limits) => ({ distribution: ranked(question, counts, n, limits) }),
  'best-worst': (question, counts, _, limits) => ({ distribution: bestWorst(question, counts, limits) }),
  rows: (question, counts, _, limits) => ({ rows: rowsOf(question, counts, limits) }),
  shares: ({ options }, counts, n, limits) => ({ distribution: distributed(options, counts, '', n, limits) }),
  times: (_, counts, n, limits) => timed(counts, n, limits),
  parts: (question, counts, n, limits) => ({
    distribution: partsOf(question, counts, peopleOf(limits.population, n)),
  }),
  none: () => ({}),
}

function rowsOf(question: Question, counts: readonly Count[], limits: FigureLimits): NonNullable<Figures['rows']> {
  return (question.rows ?? []).map((row) => {
    const { n, na } = applicable(question, counts, row.value)
    const all = n + (na ?? 0)
    if (n < limits.distributions)
      return { value: row.value, label: row.label, n: all < limits.distributions ? null : all, suppressed: true }
    return {
      value: row.value,
      label: row.label,
      n,
      suppressed: false,
      ...(na !== undefined && { na }),
      distribution: distributed(question.options, counts, row.value, n, limits),
    }
  })
}
