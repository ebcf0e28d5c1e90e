import type { FieldErrors } from '@/lib/core/errors'
import { ANSWER_LIMIT, LONGTEXT_LIMIT, TEXT_LIMIT } from './limits'
import { bestOf, worstOf } from './maxdiff'
import type { Answers, AnswerValue, Option, Question } from './schema'
import { isBlank, visibleQuestions } from './visible'

// No library here: the answering page checks each of its pages with this, too.

/** Lowest and highest point of a scale question. */
export function scaleOf(question: Pick<Question, 'type' | 'min' | 'max'>): { min: number; max: number } {
  if (question.type === 'nps') return { min: 0, max: 10 }
  return { min: question.min ?? 1, max: question.max ?? 5 }
}

/** Either the answer in its stored form, or what is wrong with it. */
type Checked = { value: AnswerValue } | { error: string }
const wrong = (error: string): Checked => ({ error })

const oneOf = (options: readonly Option[] | undefined, value: unknown): boolean =>
  typeof value === 'string' && (options ?? []).some((option) => option.value === value)

const counted = (count: number): string => count.toLocaleString('en')

function checkText(value: unknown, limit: number, least = 0): Checked {
  if (typeof value !== 'string') return wrong('Write text here.')
  // PostgreSQL cannot hold a NUL, and lone surrogates are not text.
  const text = value.replaceAll('\0', '').toWellFormed()
  if (text.length > limit) return wrong(`At most ${counted(limit)} characters; this has ${counted(text.length)}.`)
  if (text.trim().length < least) return wrong(`At least ${counted(least)} characters, or leave it empty.`)
  return { value: text }
}

function checkNumber(value: unknown, min: number | undefined, max: number | undefined, whole: boolean): Checked {
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrong('Give a number.')
  if (whole && !Number.isInteger(value)) return wrong('Give a whole number.')
  if (min !== undefined && value < min) return wrong(`At least ${min}.`)
  if (max !== undefined && value > max) return wrong(`At most ${max}.`)
  return { value }
}

function checkDate({ minDate, maxDate }: Question, value: unknown): Checked {
  const text = typeof value === 'string' ? value : ''
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
  const real = date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  if (!real) return wrong('Give a date as YYYY-MM-DD.')
  if (minDate !== undefined && text < minDate) return wrong(`Not before ${minDate}.`)
  if (maxDate !== undefined && text > maxDate) return wrong(`Not after ${maxDate}.`)
  return { value: text }
}

function checkList(value: unknown, options: readonly Option[] | undefined): Checked {
  if (!Array.isArray(value)) return wrong('Give a list of options.')
  if (!value.every((one) => oneOf(options, one))) return wrong('Choose from the options.')
  if (new Set(value).size !== value.length) return wrong('Each option once.')
  return { value: value as string[] }
}

function checkChoices(question: Question, value: unknown, what: string): Checked {
  const list = checkList(value, question.options)
  if ('error' in list) return list
  const { length } = list.value as string[]
  const alone = question.options?.find((option) => option.exclusive && (list.value as string[]).includes(option.value))
  if (alone) return length === 1 ? list : wrong(`“${alone.label}” goes with no other.`)
  if (question.min !== undefined && length < question.min) return wrong(`${what} at least ${question.min}.`)
  if (question.max !== undefined && length > question.max) return wrong(`${what} at most ${question.max}; these are ${length}.`)
  return list
}

/** Set by set: two different options of those it shows, or nothing. */
function checkSets(question: Question, value: unknown): Checked {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('Answer set by set.')
  const given = value as Record<string, unknown>
  const sets = question.sets ?? []
  const known = new Set(sets.flatMap((_, index) => [bestOf(index), worstOf(index)]))
  if (Object.keys(given).some((name) => !known.has(name))) return wrong('There is no such set.')
  const chosen: Record<string, string> = {}
  for (const [index, set] of sets.entries()) {
    const [best, worst] = [given[bestOf(index)], given[worstOf(index)]]
    if (isBlank(best) && isBlank(worst)) {
      if (question.required) return wrong(`Set ${index + 1} is not answered yet.`)
      continue
    }
    if (typeof best !== 'string' || typeof worst !== 'string' || isBlank(best) || isBlank(worst)) return wrong(`Set ${index + 1}: choose one of each, or neither.`)
    if (!set.includes(best) || !set.includes(worst)) return wrong(`Set ${index + 1}: choose from its options.`)
    if (best === worst) return wrong(`Set ${index + 1}: choose two different ones.`)
    chosen[bestOf(index)] = best
    chosen[worstOf(index)] = worst
  }
  return { value: chosen }
}

function checkMatrix(question: Question, value: unknown): Checked {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('Answer row by row.')
  const rows: Record<string, string | string[]> = {}
  for (const [row, cell] of Object.entries(value)) {
    if (!oneOf(question.rows, row)) return wrong('There is no such row.')
    if (isBlank(cell)) continue
    if (question.multiple) {
      const list = checkList(cell, question.options)
      if ('error' in list) return list
      rows[row] = list.value as string[]
    } else if (oneOf(question.options, cell)) rows[row] = cell as string
    else return wrong('Choose one option in each row.')
  }
  return { value: rows }
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
      return checkNumber(value, min, max, true)
    }
    case 'number':
      return checkNumber(value, question.min, question.max, false)
    case 'date':
      return checkDate(question, value)
    case 'single':
    case 'yesno':
      return oneOf(question.options, value) ? { value: value as string } : wrong('Choose one of the options.')
    case 'multi':
      return checkChoices(question, value, 'Choose')
    case 'ranking':
      return checkChoices(question, value, 'Rank')
    case 'maxdiff':
      return checkSets(question, value)
    case 'matrix':
      return checkMatrix(question, value)
  }
}

const picksOpen = (question: Question, value: AnswerValue): boolean =>
  (question.options ?? []).some((option) => option.open && (Array.isArray(value) ? value.includes(option.value) : value === option.value))

/**
 * One submission checked against the questions.
 * Answers to questions that these answers do not lead to are left out (a page without script shows them all);
 * keys that are no question's are refused, as are wrong types, unknown options and texts beyond the limits.
 * @param segments what is known of the respondent, for conditions on it: `segment.team` (an id), `segment.role`
 * @returns the answers as they are stored, and what is wrong by question key (`answers.` is not in the path)
 */
export function checkAnswers(questions: readonly Question[], given: Record<string, unknown>, segments: Answers = {}): { answers: Answers; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const checked: Answers = {}
  const texts: Answers = {}
  const byKey = new Map(questions.map((question) => [question.key, question]))
  for (const [name, raw] of Object.entries(given)) {
    const question = byKey.get(name.endsWith('.text') ? name.slice(0, -5) : name)
    if (!question || (name !== question.key && !question.options?.some((option) => option.open))) {
      errors[name] = ['There is no such question in this survey.']
    } else if (!isBlank(raw)) {
      const result = name === question.key ? check(question, raw) : checkText(raw, TEXT_LIMIT)
      if ('error' in result) errors[name] = [result.error]
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
    } else if (question.required && !errors[question.key]) errors[question.key] = ['Please answer this one.']
  }
  if (JSON.stringify(answers).length > ANSWER_LIMIT) errors[''] = ['These answers are too long together.']
  return { answers, errors }
}
