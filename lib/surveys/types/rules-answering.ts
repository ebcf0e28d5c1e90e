import { fieldName, type FormValues } from '../answering/rules-fields'
import { bestOf, worstOf } from '../answering/rules-maxdiff'
import { isBlank } from '../answering/rules-visible'
import { typedNumber } from '@/lib/core/text/typed-number'
import { MAX_NUMBER, TIME } from '../schema-limits'
import type { AnswerValue, Option, Question, QuestionType } from '../schema'
import { isNa, isOrdered, scaleOf, spanOf, stepsBetween, totalOf, TYPES } from './rules-facts'

// No library here: the answering page runs this, too.

/** What can be wrong with an answer; each has its message in every language. */
export type AnswerProblem =
  | 'errorAfter'
  | 'errorAlone'
  | 'errorBefore'
  | 'errorCell'
  | 'errorDate'
  | 'errorFew'
  | 'errorFewPlaces'
  | 'errorList'
  | 'errorLong'
  | 'errorMany'
  | 'errorManyPlaces'
  | 'errorMax'
  | 'errorMin'
  | 'errorEither'
  | 'errorEarly'
  | 'errorLate'
  | 'errorNumber'
  | 'errorOne'
  | 'errorOption'
  | 'errorPart'
  | 'errorPartBelow'
  | 'errorPartNumber'
  | 'errorParts'
  | 'errorQuestion'
  | 'errorRequired'
  | 'errorRow'
  | 'errorRowOpen'
  | 'errorRows'
  | 'errorSet'
  | 'errorSetHalf'
  | 'errorSetOpen'
  | 'errorSetOption'
  | 'errorSetSame'
  | 'errorSets'
  | 'errorShort'
  | 'errorStep'
  | 'errorSum'
  | 'errorText'
  | 'errorTime'
  | 'errorTimeOutside'
  | 'errorTooMuch'
  | 'errorTwice'
  | 'errorWhole'
/** What is said of each, in one language, and which one that is. */
export type AnswerMessages = Readonly<Record<AnswerProblem | 'locale', string>>

/** Either the answer in its stored form, or what is wrong with it. */
export type Checked = { value: AnswerValue } | { error: AnswerProblem; values: Record<string, string | number> }
const wrong = (error: AnswerProblem, values: Record<string, string | number> = {}): Checked => ({ error, values })

const oneOf = (options: readonly Option[] | undefined, value: unknown): boolean =>
  typeof value === 'string' && (options ?? []).some((option) => option.value === value)

export function checkText(value: unknown, limit: number, least = 0): Checked {
  if (typeof value !== 'string') return wrong('errorText')
  // PostgreSQL cannot hold a NUL, and lone surrogates are not text.
  const text = value.replaceAll('\0', '').toWellFormed()
  if (text.length > limit) return wrong('errorLong', { max: limit, count: text.length })
  if (text.trim().length < least) return wrong('errorShort', { min: least })
  return { value: text }
}

function checkNumber(value: unknown, min: number | undefined, max: number | undefined, whole: boolean): Checked {
  const typed = typeof value === 'string' ? typedNumber(value) : null
  if (typed && 'either' in typed) return wrong('errorEither', { thousands: typed.either[0], decimal: typed.either[1] })
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrong('errorNumber')
  if (whole && !Number.isInteger(value)) return wrong('errorWhole')
  if (min !== undefined && value < min) return wrong('errorMin', { min })
  if (max !== undefined && value > max) return wrong('errorMax', { max })
  return { value }
}

function checkDate({ minDate, maxDate }: Question, value: unknown): Checked {
  const text = typeof value === 'string' ? value : ''
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
  // There is no year 0.
  const real = date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && !text.startsWith('0000')
  if (!real) return wrong('errorDate')
  if (minDate !== undefined && text < minDate) return wrong('errorBefore', { min: minDate })
  if (maxDate !== undefined && text > maxDate) return wrong('errorAfter', { max: maxDate })
  return { value: text }
}

/** A point of a slider: between its ends, and a whole number of steps from the lowest. */
function checkPoint(question: Question, value: unknown): Checked {
  if (isNa(question, value)) return { value: value as string }
  const { min, max, step } = spanOf(question)!
  const checked = checkNumber(value, min, max, false)
  if ('error' in checked || stepsBetween(min, checked.value as number, step).whole) return checked
  return wrong('errorStep', { min, step })
}

function checkTime({ minTime, maxTime }: Question, value: unknown): Checked {
  // A browser may add seconds that nobody asked for.
  const text = typeof value === 'string' ? value.replace(/^(\d\d:\d\d):00(?:\.0+)?$/, '$1') : ''
  if (!TIME.test(text)) return wrong('errorTime')
  if (minTime !== undefined && maxTime !== undefined && maxTime < minTime)
    return text >= minTime || text <= maxTime
      ? { value: text }
      : wrong('errorTimeOutside', { min: minTime, max: maxTime })
  if (minTime !== undefined && text < minTime) return wrong('errorEarly', { min: minTime })
  if (maxTime !== undefined && text > maxTime) return wrong('errorLate', { max: maxTime })
  return { value: text }
}

/** Numbers by part that come to the whole together; what is left empty gets nothing. */
function checkParts(question: Question, value: unknown): Checked {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('errorParts')
  const given = value as Record<string, unknown>
  if (!Object.keys(given).every((part) => oneOf(question.options, part))) return wrong('errorPart')
  const total = totalOf(question)
  const parts: Record<string, number> = {}
  let sum = 0
  for (const { value: part, label } of question.options ?? []) {
    const cell = Object.hasOwn(given, part) ? given[part] : undefined
    const checked = isBlank(cell) ? { value: 0 } : checkNumber(cell, undefined, undefined, false)
    if ('error' in checked) return checked.error === 'errorNumber' ? wrong('errorPartNumber', { part: label }) : checked
    const number = checked.value as number
    if (number < 0) return wrong('errorPartBelow', { part: label })
    parts[part] = number
    sum += number
  }
  // 33.3 + 33.3 + 33.4 is not quite 100 to a computer.
  if (Math.abs(sum - total) > total * 1e-9) return wrong('errorSum', { total, sum: Number(sum.toPrecision(12)) })
  return { value: parts }
}

function checkList(value: unknown, options: readonly Option[] | undefined): Checked {
  if (!Array.isArray(value)) return wrong('errorList')
  if (!value.every((one) => oneOf(options, one))) return wrong('errorOption')
  if (new Set(value).size !== value.length) return wrong('errorTwice')
  return { value: value as string[] }
}

/** The chosen option beside which no other can be chosen, like one that says "does not apply"; undefined where there is none. */
const aloneIn = ({ options = [] }: Question, chosen: readonly string[]): Option | undefined =>
  options.find((option) => (option.exclusive || option.na) && chosen.includes(option.value))

function checkChoices(question: Question, value: unknown): Checked {
  const list = checkList(value, question.options)
  if ('error' in list) return list
  const { length } = list.value as string[]
  const alone = aloneIn(question, list.value as string[])
  if (alone) return length === 1 ? list : wrong('errorAlone', { option: alone.label })
  const least = isOrdered(question) && question.required ? placesOf(question) : question.min
  if (least !== undefined && length < least)
    return wrong(isOrdered(question) ? 'errorFewPlaces' : 'errorFew', { min: least })
  if (question.max !== undefined && length > question.max)
    return wrong(isOrdered(question) ? 'errorManyPlaces' : 'errorMany', { max: question.max, count: length })
  return list
}

/** Set by set: two different options of those it shows, or nothing. */
function checkSets(question: Question, value: unknown): Checked {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('errorSets')
  const given = value as Record<string, unknown>
  const sets = question.sets ?? []
  const known = new Set(sets.flatMap((_, index) => [bestOf(index), worstOf(index)]))
  if (Object.keys(given).some((name) => !known.has(name))) return wrong('errorSet')
  const chosen: Record<string, string> = {}
  for (const [index, set] of sets.entries()) {
    const [best, worst] = [given[bestOf(index)], given[worstOf(index)]]
    if (isBlank(best) && isBlank(worst)) {
      if (question.required) return wrong('errorSetOpen', { set: index + 1 })
      continue
    }
    if (typeof best !== 'string' || typeof worst !== 'string' || isBlank(best) || isBlank(worst))
      return wrong('errorSetHalf', { set: index + 1 })
    if (!set.includes(best) || !set.includes(worst)) return wrong('errorSetOption', { set: index + 1 })
    if (best === worst) return wrong('errorSetSame', { set: index + 1 })
    chosen[bestOf(index)] = best
    chosen[worstOf(index)] = worst
  }
  return { value: chosen }
}

function checkMatrix(question: Question, value: unknown): Checked {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('errorRows')
  const rows: Record<string, string | string[]> = {}
  for (const [row, cell] of Object.entries(value)) {
    if (!oneOf(question.rows, row)) return wrong('errorRow')
    if (isBlank(cell)) continue
    if (question.multiple) {
      const list = checkList(cell, question.options)
      if ('error' in list) return list
      const chosen = list.value as string[]
      // Counted beside others, who said that it does not apply would be none of those of whom shares are.
      const alone = aloneIn(question, chosen)
      if (alone && chosen.length > 1) return wrong('errorAlone', { option: alone.label })
      rows[row] = chosen
    } else if (oneOf(question.options, cell)) rows[row] = cell as string
    else return wrong('errorCell')
  }
  const open = question.required ? unansweredRow(question, rows) : undefined
  return open ? wrong('errorRowOpen', { row: open.label }) : { value: rows }
}

/** The first row of a matrix that has no answer. */
const unansweredRow = (question: Question, value: AnswerValue): Option | undefined =>
  question.rows?.find((row) => isBlank((value as Record<string, unknown>)[row.value]))

/** How many places a ranking that must be answered has to give: all, where the question does not say fewer. */
const placesOf = ({ options = [], min, max }: Question): number =>
  min ?? Math.min(max ?? options.length, options.length)

/** What answering a question of a type takes. */
export interface Answering {
  /** One answer as it is stored, or what is wrong with it. A blank one is not asked about. */
  check: (question: Question, value: unknown) => Checked
  /** Whether an answer is all that "required" asks for; without it, any answer is. */
  whole?: (question: Question, value: AnswerValue) => boolean
  /** What the fields of a sent form say; undefined where nothing was answered. */
  fromForm: (question: Question, values: FormValues) => unknown
  /** Seconds to answer it, its words once read. */
  seconds: (question: Question) => number
}

const numberOr = (text: string | undefined): number | string | undefined => {
  if (text === undefined || text.trim() === '') return undefined
  const typed = typedNumber(text)
  return typed && 'value' in typed ? typed.value : text
}

const field = (question: Question, values: FormValues): string | undefined => values[fieldName(question.key)]?.[0]
const numberField = (question: Question, values: FormValues) => numberOr(field(question, values))

/** A number, or that it does not apply, which is a field of the same name beside it and goes first. */
const numberOrNa = (question: Question, values: FormValues): AnswerValue | undefined => {
  const given = values[fieldName(question.key)] ?? []
  return given.find((one) => isNa(question, one)) ?? numberOr(given.find((one) => one.trim() !== ''))
}

const words: Pick<Answering, 'check' | 'fromForm' | 'seconds'> = {
  check: (question, value) => {
    const longest = TYPES[question.type].longest ?? 0
    return checkText(value, Math.min(question.max ?? longest, longest), question.min)
  },
  fromForm: field,
  seconds: () => 30,
}

const scale: Answering = {
  check: (question, value) => {
    const { min, max } = scaleOf(question)
    return isNa(question, value) ? { value: value as string } : checkNumber(value, min, max, true)
  },
  fromForm: numberField,
  seconds: () => 7,
}

const option: Pick<Answering, 'check' | 'fromForm'> = {
  check: ({ options }, value) => (oneOf(options, value) ? { value: value as string } : wrong('errorOne')),
  fromForm: field,
}

const matrix: Answering = {
  check: checkMatrix,
  whole: (question, value) => unansweredRow(question, value) === undefined,
  fromForm: ({ key, rows = [], multiple }, values) => {
    const given = rows.flatMap((row) => {
      const cell = values[fieldName(key, row.value)]
      return cell ? [[row.value, multiple ? cell : cell[0]]] : []
    })
    return given.length > 0 ? Object.fromEntries(given) : undefined
  },
  seconds: ({ rows = [] }) => 6 + rows.length * 4,
}

const ranking: Answering = {
  check: checkChoices,
  whole: (question, value) => Array.isArray(value) && value.length >= placesOf(question),
  fromForm: ({ key, options = [] }, values) => {
    const placed = options.flatMap((one) => {
      const place = Number(values[fieldName(key, one.value)]?.[0])
      return place > 0 ? [{ place, value: one.value }] : []
    })
    return placed.length > 0 ? placed.sort((a, b) => a.place - b.place).map((one) => one.value) : undefined
  },
  seconds: ({ options = [], max }) => 8 + Math.min(max ?? options.length, 12) * 3,
}

const maxdiff: Answering = {
  check: checkSets,
  fromForm: ({ key, sets = [] }, values) => {
    const chosen = sets
      .flatMap((_, set) => [bestOf(set), worstOf(set)])
      .flatMap((part) => {
        const value = values[fieldName(key, part)]?.[0]
        return value ? [[part, value]] : []
      })
    return chosen.length > 0 ? Object.fromEntries(chosen) : undefined
  },
  seconds: ({ sets = [] }) => 5 + sets.length * 12,
}

const slider: Answering = {
  check: checkPoint,
  fromForm: numberOrNa,
  seconds: () => 8,
}

const parts: Answering = {
  check: checkParts,
  fromForm: ({ key, options = [] }, values) => {
    const given = options.flatMap(({ value }) => {
      const number = numberOr(values[fieldName(key, value)]?.[0])
      return number === undefined ? [] : [[value, number] as const]
    })
    return given.length > 0 ? Object.fromEntries(given) : undefined
  },
  seconds: ({ options = [] }) => 10 + options.length * 5,
}

/** How an answer of each type is checked, read from a form, and how long it takes. */
export const ANSWERING: Readonly<Record<QuestionType, Answering>> = {
  rating: scale,
  nps: scale,
  single: { ...option, seconds: ({ options = [] }) => 6 + Math.min(options.length, 12) / 2 },
  multi: {
    check: checkChoices,
    fromForm: ({ key }, values) => values[fieldName(key)],
    seconds: ({ options = [] }) => 7 + Math.min(options.length, 20) * 0.8,
  },
  matrix,
  ranking,
  text: words,
  longtext: words,
  number: {
    check: (question, value) => {
      const { min = -MAX_NUMBER, max = MAX_NUMBER } = question
      return isNa(question, value)
        ? { value: value as string }
        : checkNumber(value, Math.max(min, -MAX_NUMBER), Math.min(max, MAX_NUMBER), false)
    },
    fromForm: numberOrNa,
    seconds: () => 10,
  },
  date: { check: checkDate, fromForm: field, seconds: () => 10 },
  yesno: { ...option, seconds: () => 5 },
  maxdiff,
  slider,
  time: { check: checkTime, fromForm: field, seconds: () => 8 },
  sum: parts,
  hidden: { ...option, seconds: () => 0 },
}
