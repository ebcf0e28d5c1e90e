import { designSets, usualPerSet } from '../answering/rules-maxdiff'
import type { AnswerValue, Option, Question, QuestionType } from '../schema'
import { MAX_POINTS } from '../schema-limits'
import { pointsOf, scaleOf, spanOf, stepsBetween, totalOf } from './rules-facts'

/** What a condition on an answer may ask, in the order in which the builder offers it. */
export type How = 'is' | 'isNot' | 'atLeast' | 'atMost' | 'answered' | 'blank'

/** What `min` and `max` of a question mean: their labels, and what holds when they are left empty. */
export interface LimitWords {
  min: string
  max: string
  empty: [string, string]
}

/** What a condition asks of one question: the values it wants or refuses, and the bounds, each with its neighbours. */
export interface Wanted {
  wanted: readonly string[]
  refused: ReadonlySet<string>
  bounds: readonly number[]
}

/** What is wrong with a field of a question. */
export type Fault = [field: 'key' | 'options' | 'rows' | 'min' | 'max' | 'step' | 'total', message: string]

/** What writing a question of a type takes. */
export interface Defining {
  /** How the builder calls it. */
  label: string
  /** What is wrong with its definition, beyond what holds of all types. */
  faults?: (question: Question) => Fault[]
  /** The question as it is stored. */
  normalize?: (question: Question) => Question
  /** Fields that a new question of this type starts with. */
  start?: Partial<Question>
  /** Fields that are kept when a question of another type becomes one of this. */
  keeps?: readonly ('minLabel' | 'maxLabel' | 'favourableEnd' | 'rows')[]
  limits?: LimitWords
  /** What of its ends given answers depend on; with responses in, it may not change. */
  fixed?: (question: Question) => unknown
  hows: readonly How[]
  /** Answers among which one meets a condition if any answer at all does. */
  candidates: (question: Question, test: Wanted) => AnswerValue[]
  /** How much it asks of a page, a single choice being 1. */
  load: number
}

/** What the address of a survey says besides. */
const RESERVED = new Set(['t', 'lang', 'refused', 'team', 'role', 'decline'])
const CHOSEN = ['is', 'isNot', 'answered', 'blank'] as const
const TYPED = ['answered', 'blank'] as const

const valuesOf = ({ options = [] }: Question): string[] => options.map((option) => option.value)
const open = (question: Question, { refused }: Wanted) => valuesOf(question).filter((value) => !refused.has(value))

// The most that may be chosen: more choices satisfy every "is one of" that fewer do, and those refused are not among them.
const list = (question: Question, test: Wanted): AnswerValue[] => [open(question, test)]
const cells = (question: Question, test: Wanted): AnswerValue[] => {
  const values = open(question, test)
  return values.length > 0 ? [Object.fromEntries(values.map((value) => [value, value]))] : []
}
const typed = (_: Question, { wanted, bounds }: Wanted): AnswerValue[] => [
  ...wanted,
  ...bounds.map(String),
  'some other words',
]
const points = (question: Question): AnswerValue[] => pointsOf(question).slice(0, 100)

const fewOptions = ({ min = 0, options = [] }: Question): Fault[] =>
  min > options.length ? [['min', `There are only ${options.length} options to choose from.`]] : []

const YES_NO: readonly Option[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

/** The sets a question has, as long as they still fit its options; otherwise a new design. */
function setsOf({ sets, options = [], perSet }: Question): string[][] {
  const size = perSet ?? usualPerSet(options.length)
  const values = new Set(options.map((option) => option.value))
  const fits =
    sets?.length &&
    sets.every((set) => set.every((value) => values.has(value)) && new Set(set).size === set.length) &&
    new Set(sets.flat()).size === values.size &&
    (perSet === undefined || sets.every((set) => set.length === perSet))
  return fits ? sets : designSets(options, size)
}

const rating: Defining = {
  label: 'Rating',
  faults: (question) => {
    const { min, max } = scaleOf(question)
    return Number.isInteger(min) && Number.isInteger(max) && max > min && max - min <= 10
      ? []
      : [['max', 'A rating goes from one whole number to a greater one, at most 11 points.']]
  },
  start: { min: 1, max: 5 },
  keeps: ['minLabel', 'maxLabel', 'favourableEnd'],
  limits: { min: 'Lowest', max: 'Highest', empty: ['1', '5'] },
  fixed: scaleOf,
  hows: ['is', 'isNot', 'atLeast', 'atMost', 'answered', 'blank'],
  candidates: points,
  load: 1,
}

const maxdiff: Defining = {
  label: 'Best–worst (MaxDiff)',
  faults: ({ options = [], perSet, sets }) => {
    if (options.length > 40) return [['options', 'At most 40 options: each is shown three times.']]
    const size = perSet ?? usualPerSet(options.length)
    return sets?.length
      ? []
      : [['options', `“Best–worst” needs at least four options, and more than the ${size} of a set.`]]
  },
  normalize: (question) => ({ ...question, sets: setsOf(question) }),
  keeps: ['minLabel', 'maxLabel'],
  hows: TYPED,
  candidates: cells,
  load: 4,
}

const slider: Defining = {
  label: 'Slider',
  faults: (question) => {
    const { min, max, step } = spanOf(question)!
    if (max <= min) return [['max', 'The highest must be above the lowest.']]
    const { steps, whole } = stepsBetween(min, max, step)
    if (!whole) return [['step', `From ${min} in steps of ${step} one does not come to ${max}.`]]
    return steps + 1 > MAX_POINTS ? [['step', `A slider has at most ${MAX_POINTS} points.`]] : []
  },
  // Stored with its ends: they are what its answers mean.
  normalize: (question) => ({ ...question, ...spanOf(question)! }),
  start: { min: 0, max: 100, step: 1 },
  keeps: ['minLabel', 'maxLabel', 'favourableEnd'],
  limits: { min: 'Lowest', max: 'Highest', empty: ['0', '100'] },
  fixed: spanOf,
  hows: ['atLeast', 'atMost', 'is', 'isNot', 'answered', 'blank'],
  candidates: (question, { wanted, bounds }) => {
    const { min, max, step } = spanOf(question)!
    const near = [...bounds, ...wanted.map(Number)].filter(Number.isFinite)
    return [
      min,
      max,
      ...near.flatMap((value) => {
        const at = Math.floor((value - min) / step)
        return [at - 1, at, at + 1, at + 2].map((one) => Number((min + one * step).toPrecision(12)))
      }),
    ].filter((value) => value >= min && value <= max)
  },
  load: 1,
}

const sum: Defining = {
  label: 'Constant sum',
  faults: ({ options = [] }) =>
    options.some((option) => option.open || option.na || option.exclusive)
      ? [['options', 'The parts of a sum are all asked: none can be open, (n/a) or (alone).']]
      : [],
  normalize: (question) => ({ ...question, total: totalOf(question) }),
  start: { total: 100 },
  fixed: totalOf,
  hows: TYPED,
  candidates: (question) => [{ [valuesOf(question)[0] ?? '']: totalOf(question) }],
  load: 3,
}

const hidden: Defining = {
  label: 'Hidden field',
  faults: ({ key, options = [] }) => [
    ...(RESERVED.has(key) ? [['key', `“${key}” means something else in the address already.`] satisfies Fault] : []),
    ...(options.some((option) => option.open || option.na || option.exclusive)
      ? [
          [
            'options',
            'What the address says is one of these values: none can be open, (n/a) or (alone).',
          ] satisfies Fault,
        ]
      : []),
  ],
  // Nobody is asked: it can be neither required nor left out by a condition, and no page begins with it.
  normalize: ({ required: _required, showIf: _showIf, page: _page, ...question }) => question,
  hows: CHOSEN,
  candidates: valuesOf,
  load: 0,
}

/** How a question of each type is written, stored and asked about. */
export const DEFINING: Readonly<Record<QuestionType, Defining>> = {
  rating,
  single: { label: 'Single choice', hows: CHOSEN, candidates: valuesOf, load: 1 },
  multi: {
    label: 'Multiple choice',
    faults: fewOptions,
    limits: { min: 'Fewest choices', max: 'Most choices', empty: ['none', 'all'] },
    hows: CHOSEN,
    candidates: list,
    load: 1,
  },
  longtext: {
    label: 'Long text',
    limits: { min: 'Least characters', max: 'Most characters', empty: ['none', '10000'] },
    hows: TYPED,
    candidates: typed,
    load: 2,
  },
  text: {
    label: 'Short text',
    limits: { min: 'Least characters', max: 'Most characters', empty: ['none', '2000'] },
    hows: TYPED,
    candidates: typed,
    load: 1,
  },
  nps: {
    label: 'Recommendation, 0–10',
    keeps: ['minLabel', 'maxLabel'],
    hows: rating.hows,
    candidates: points,
    load: 1,
  },
  matrix: {
    label: 'Matrix',
    // A row that is gone waits for nothing.
    normalize: ({ rowsIf, ...question }) => {
      const kept = Object.entries(rowsIf ?? {}).filter(([row]) => question.rows?.some(({ value }) => value === row))
      return kept.length > 0 ? { ...question, rowsIf: Object.fromEntries(kept) } : question
    },
    faults: ({ rows }) => (rows?.length ? [] : [['rows', '“Matrix” needs at least one row.']]),
    keeps: ['rows'],
    hows: CHOSEN,
    candidates: cells,
    load: 3,
  },
  ranking: {
    label: 'Ranking',
    faults: fewOptions,
    limits: { min: 'Fewest places', max: 'Most places', empty: ['none', 'all'] },
    hows: CHOSEN,
    candidates: list,
    load: 3,
  },
  number: {
    label: 'Number',
    keeps: ['favourableEnd'],
    limits: { min: 'At least', max: 'At most', empty: ['any', 'any'] },
    hows: ['atLeast', 'atMost', 'is', 'isNot', 'answered', 'blank'],
    candidates: ({ min, max }, { wanted, bounds }) =>
      [...bounds, ...wanted.map(Number).filter(Number.isFinite), min ?? max ?? 0, max ?? 0].filter(
        (value) => value >= (min ?? -Infinity) && value <= (max ?? Infinity),
      ),
    load: 1,
  },
  date: { label: 'Date', hows: TYPED, candidates: typed, load: 1 },
  yesno: {
    label: 'Yes or no',
    normalize: ({ options, ...question }) => ({
      ...question,
      options: YES_NO.map(({ value, label }) => ({
        value,
        label: options?.find((option) => option.value === value)?.label ?? label,
      })),
    }),
    hows: CHOSEN,
    candidates: valuesOf,
    load: 1,
  },
  maxdiff,
  slider,
  time: { label: 'Time of day', hows: TYPED, candidates: () => ['00:00'], load: 1 },
  sum,
  hidden,
}
