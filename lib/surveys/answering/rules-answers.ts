import type { FieldErrors } from '@/lib/core/errors'
import { ANSWER_LIMIT, LONGTEXT_LIMIT, MAX_NUMBER, TEXT_LIMIT } from '../schema-limits'
import { bestOf, worstOf } from './rules-maxdiff'
import type { Answers, AnswerValue, Option, Question } from '../schema'
import { isBlank, visibleQuestions } from './rules-visible'
import { fill } from '@/lib/core/text/fill'

// No library here: the answering page checks each of its pages with this, too.

/** Lowest and highest point of a scale question. */
export function scaleOf(question: Pick<Question, 'type' | 'min' | 'max'>): { min: number; max: number } {
  if (question.type === 'nps') return { min: 0, max: 10 }
  return { min: question.min ?? 1, max: question.max ?? 5 }
}

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
  | 'errorNumber'
  | 'errorOne'
  | 'errorOption'
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
  | 'errorText'
  | 'errorTooMuch'
  | 'errorTwice'
  | 'errorWhole'
export type AnswerMessages = Readonly<Record<AnswerProblem, string>>

/** Either the answer in its stored form, or what is wrong with it. */
type Checked = { value: AnswerValue } | { error: AnswerProblem; values: Record<string, string | number> }
const wrong = (error: AnswerProblem, values: Record<string, string | number> = {}): Checked => ({ error, values })

/** Whether a value says that a question does not apply: that option of it, also beside the points of a scale. */
export const isNa = (question: Pick<Question, 'options'>, value: unknown): boolean =>
  question.options?.some((option) => option.na && option.value === value) ?? false

const oneOf = (options: readonly Option[] | undefined, value: unknown): boolean =>
  typeof value === 'string' && (options ?? []).some((option) => option.value === value)

function checkText(value: unknown, limit: number, least = 0): Checked {
  if (typeof value !== 'string') return wrong('errorText')
  // PostgreSQL cannot hold a NUL, and lone surrogates are not text.
  const text = value.replaceAll('\0', '').toWellFormed()
  if (text.length > limit) return wrong('errorLong', { max: limit, count: text.length })
  if (text.trim().length < least) return wrong('errorShort', { min: least })
  return { value: text }
}

function checkNumber(value: unknown, min: number | undefined, max: number | undefined, whole: boolean): Checked {
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrong('errorNumber')
  if (whole && !Number.isInteger(value)) return wrong('errorWhole')
  if (min !== undefined && value < min) return wrong('errorMin', { min })
  if (max !== undefined && value > max) return wrong('errorMax', { max })
  return { value }
}

function checkDate({ minDate, maxDate }: Question, value: unknown): Checked {
  const text = typeof value === 'string' ? value : ''
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
  const real = date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  if (!real) return wrong('errorDate')
  if (minDate !== undefined && text < minDate) return wrong('errorBefore', { min: minDate })
  if (maxDate !== undefined && text > maxDate) return wrong('errorAfter', { max: maxDate })
  return { value: text }
}

function checkList(value: unknown, options: readonly Option[] | undefined): Checked {
  if (!Array.isArray(value)) return wrong('errorList')
  if (!value.every((one) => oneOf(options, one))) return wrong('errorOption')
  if (new Set(value).size !== value.length) return wrong('errorTwice')
  return { value: value as string[] }
}

function checkChoices(question: Question, value: unknown): Checked {
  const list = checkList(value, question.options)
  if ('error' in list) return list
  const { length } = list.value as string[]
  const alone = question.options?.find(
    (option) => (option.exclusive || option.na) && (list.value as string[]).includes(option.value),
  )
  if (alone) return length === 1 ? list : wrong('errorAlone', { option: alone.label })
  const least = question.type === 'ranking' && question.required ? placesOf(question) : question.min
  if (least !== undefined && length < least)
    return wrong(question.type === 'ranking' ? 'errorFewPlaces' : 'errorFew', { min: least })
  if (question.max !== undefined && length > question.max)
    return wrong(question.type === 'ranking' ? 'errorManyPlaces' : 'errorMany', { max: question.max, count: length })
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
      rows[row] = list.value as string[]
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

/**
 * Whether a question that must be answered is: of a matrix each row, of a ranking as many places as it wants. Answers from
 * before this was asked for may lack some.
 */
export function isWhole(question: Question, value: AnswerValue | undefined): boolean {
  if (value === undefined || isBlank(value)) return false
  if (question.type === 'matrix') return unansweredRow(question, value) === undefined
  return question.type !== 'ranking' || (Array.isArray(value) && value.length >= placesOf(question))
}

function check(question: Question, value: unknown): Checked {
  switch (question.type) {
    case 'text':
      return checkText(value, Math.min(question.max ?? TEXT_LIMIT, TEXT_LIMIT), question.min)
    case 'longtext':
      return checkText(value, Math.min(question.max ?? LONGTEXT_LIMIT, LONGTEXT_LIMIT), question.min)
    case 'rating':
    case 'nps': {
      const { min, max } = scaleOf(question)
      return isNa(question, value) ? { value: value as string } : checkNumber(value, min, max, true)
    }
    case 'number':
      return checkNumber(
        value,
        Math.max(question.min ?? -MAX_NUMBER, -MAX_NUMBER),
        Math.min(question.max ?? MAX_NUMBER, MAX_NUMBER),
        false,
      )
    case 'date':
      return checkDate(question, value)
    case 'single':
    case 'yesno':
      return oneOf(question.options, value) ? { value: value as string } : wrong('errorOne')
    case 'multi':
    case 'ranking':
      return checkChoices(question, value)
    case 'maxdiff':
      return checkSets(question, value)
    case 'matrix':
      return checkMatrix(question, value)
  }
}

const picksOpen = (question: Question, value: AnswerValue): boolean =>
  (question.options ?? []).some(
    (option) => option.open && (Array.isArray(value) ? value.includes(option.value) : value === option.value),
  )

/**
 * One submission checked against the questions.
 * Answers to questions that these answers do not lead to are left out (a page without script shows them all);
 * keys that are no question's are refused, as are wrong types, unknown options and texts beyond the limits.
 * @param words in which to say what is wrong
 * @param segments what is known of the respondent, for conditions on it: `segment.team` (an id), `segment.role`
 * @returns the answers as they are stored, and what is wrong by question key (`answers.` is not in the path)
 */
export function checkAnswers(
  questions: readonly Question[],
  given: Record<string, unknown>,
  segments: Answers,
  words: AnswerMessages,
): { answers: Answers; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const checked: Answers = {}
  const texts: Answers = {}
  const byKey = new Map(questions.map((question) => [question.key, question]))
  for (const [name, raw] of Object.entries(given)) {
    const question = byKey.get(name.endsWith('.text') ? name.slice(0, -5) : name)
    if (!question || (name !== question.key && !question.options?.some((option) => option.open))) {
      errors[name] = [words.errorQuestion]
    } else if (!isBlank(raw)) {
      const result = name === question.key ? check(question, raw) : checkText(raw, TEXT_LIMIT)
      if ('error' in result) errors[name] = [fill(words[result.error], result.values)]
      else if (name === question.key) checked[name] = result.value
      else texts[name] = result.value
    }
  }
  const answers: Answers = {}
  for (const question of visibleQuestions(questions, checked, segments)) {
    const value = checked[question.key]
    if (value !== undefined && !isBlank(value)) {
      answers[question.key] = value
      const text = texts[`${question.key}.text`]
      if (text !== undefined && picksOpen(question, value)) answers[`${question.key}.text`] = text
    } else if (question.required && !errors[question.key]) errors[question.key] = [words.errorRequired]
  }
  if (JSON.stringify(answers).length > ANSWER_LIMIT) errors[''] = [words.errorTooMuch]
  return { answers, errors }
}
