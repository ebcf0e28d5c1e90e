import { plainText } from '@/lib/core/text/inline'
import { answerOf, isNa, isOrdered, isScale, scaleOf, spanOf, TYPES } from '@/lib/surveys/types/rules-facts'
import { namedIn } from './import/rules-lists'
import { yesOrNo } from '@/lib/surveys/import/rules-compare'
import { bestOf, worstOf } from '@/lib/surveys/answering/rules-maxdiff'
import { yesNoWord } from './rules-yes-no'
import { unpiped } from '@/lib/surveys/answering/rules-pipe'
import { TIME } from '@/lib/surveys/schema-limits'
import type { Answers, AnswerValue, Option, Question } from '@/lib/surveys/schema'

/** What of a question a column holds. */
export type ColumnPart =
  | { kind: 'answer' }
  /** One row of a matrix, one choice of a best-worst set, one part of a sum. */
  | { kind: 'row'; row: string }
  /** What was written beside an open option. */
  | { kind: 'text' }
  /** Whether one option was chosen; of a ranking, its place. */
  | { kind: 'option'; option: string }
  | { kind: 'row-option'; row: string; option: string }

/** One column of a table of answers. */
export interface AnswerColumn {
  /** `key`, `key.row`, `key.text`, `key[option]` or `key.row[option]` */
  name: string
  label: string
  question: Question
  part: ColumnPart
}

const isList = (question: Question): boolean => answerOf(question) === 'list'
const words = (option: Option): string => plainText(option.label)

/**
 * Every column of a survey, from its definition: none vanishes because nobody filled it. Several answers of one
 * question stand in one cell.
 */
export function columnsOf(questions: readonly Question[]): AnswerColumn[] {
  return questions.flatMap((question): AnswerColumn[] => {
    const label = plainText(unpiped(question.label))
    const row = (value: string, said: string): AnswerColumn => ({
      name: `${question.key}.${value}`,
      label: `${label} [${said}]`,
      question,
      part: { kind: 'row', row: value },
    })
    const one = (): AnswerColumn[] => [{ name: question.key, label, question, part: { kind: 'answer' } }]
    const own = {
      number: one,
      option: one,
      list: one,
      words: one,
      day: one,
      time: one,
      parts: () => (question.options ?? []).map((given) => row(given.value, words(given))),
      rows: () => (question.rows ?? []).map((given) => row(given.value, words(given))),
      sets: () =>
        (question.sets ?? []).flatMap((_, set) => [
          row(bestOf(set), `set ${set + 1}, most`),
          row(worstOf(set), `set ${set + 1}, least`),
        ]),
    }[answerOf(question)]()
    const open = question.options?.some((option) => option.open)
    return open
      ? [...own, { name: `${question.key}.text`, label: `${label} [in their words]`, question, part: { kind: 'text' } }]
      : own
  })
}

/** The columns that tools for statistics expect beside one that holds several answers: one for each option. */
export function optionColumnsOf(column: AnswerColumn): AnswerColumn[] {
  const { question, part, name, label } = column
  const of = (make: (option: string) => ColumnPart): AnswerColumn[] =>
    (question.options ?? []).map((option) => ({
      name: `${name}[${option.value}]`,
      label: `${label} [${words(option)}]`,
      question,
      part: make(option.value),
    }))
  if (part.kind === 'answer' && isList(question)) return of((option) => ({ kind: 'option', option }))
  if (part.kind === 'row' && answerOf(question) === 'rows' && question.multiple)
    return of((option) => ({ kind: 'row-option', row: part.row, option }))
  return []
}

/** Both: each column, followed by those of its options. */
export const allColumnsOf = (questions: readonly Question[]): AnswerColumn[] =>
  columnsOf(questions).flatMap((column) => [column, ...optionColumnsOf(column)])

/** Between the values of one cell. */
export const SEPARATOR = ';'

const flat = (value: AnswerValue | undefined): string | number | null =>
  value === undefined
    ? null
    : Array.isArray(value)
      ? value.join(SEPARATOR)
      : typeof value === 'object'
        ? JSON.stringify(value)
        : value

const rowOf = (value: AnswerValue | undefined, row: string): string | string[] | number | undefined =>
  typeof value === 'object' && !Array.isArray(value) ? value[row] : undefined

/** 1 or 0; the place in a ranking; null where the question was not answered, or does not apply: then only that option is 1. */
function chosen(question: Question, value: string | string[] | number | undefined, option: string): number | null {
  if (value === undefined || typeof value === 'number') return null
  const list = Array.isArray(value) ? value : [value]
  const at = list.indexOf(option)
  if (isOrdered(question)) return at < 0 ? null : at + 1
  if (at < 0 && list.some((one) => isNa(question, one))) return isNa(question, option) ? 0 : null
  return Number(at >= 0)
}

/** What one response has in a column; null where nothing was answered. */
export function cellOf({ question, part, name }: AnswerColumn, answers: Answers): string | number | null {
  const value = answers[question.key]
  switch (part.kind) {
    case 'answer':
      return flat(value)
    case 'text':
      return flat(answers[name])
    case 'row':
      return flat(rowOf(value, part.row))
    case 'option':
      return chosen(question, Array.isArray(value) ? value : undefined, part.option)
    case 'row-option':
      return chosen(question, rowOf(value, part.row), part.option)
  }
}

/** The same in the words of its options, for reading on a page. */
export function shownCell(column: AnswerColumn, answers: Answers): string {
  const cell = cellOf(column, answers)
  const { question, part } = column
  const { options } = question
  if (answerOf(question) === 'time') return String(cell ?? '')
  if (typeof cell !== 'string' || !options || part.kind === 'text') return String(cell ?? '')
  // The values themselves: one of them may hold the sign that stands between them in a cell.
  const given = part.kind === 'row' ? rowOf(answers[question.key], part.row) : answers[question.key]
  return (Array.isArray(given) ? given : [cell])
    .map((value) => plainText(options.find((option) => option.value === value)?.label ?? value))
    .join('; ')
}

const norm = (text: string): string => plainText(text).trim().toLowerCase()

/** The option that a cell names, by value or label: as it is written, or else in capitals or not ("a" and "A" may be two). */
export function optionNamed(question: Question, text: string): string | undefined {
  const wanted = norm(text)
  const found =
    question.options?.find((option) => option.value === text.trim()) ??
    question.options?.find((option) => option.label.trim() === text.trim()) ??
    question.options?.find((option) => option.value.toLowerCase() === wanted) ??
    question.options?.find((option) => norm(option.label) === wanted)
  return found?.value ?? (TYPES[question.type].options === 'yes-no' ? (yesOrNo(text) ?? yesNoWord(text)) : undefined)
}

/** The most characters that an option of a question is written with. */
export const longestOption = ({ options = [] }: Question): number =>
  Math.max(0, ...options.flatMap(({ value, label }) => [value.length, label.length]))

function listNamed(question: Question, text: string): string[] | { error: string } {
  // One option whose own words hold a separator.
  const whole = optionNamed(question, text)
  if (whole !== undefined) return [whole]
  const { values, unknown } = namedIn(text, (part) => optionNamed(question, part), longestOption(question))
  if (unknown.length === 0) return values
  // XLSForm has no value with a blank in it, so ODK and KoboToolbox set values apart by one.
  const words = text.trim().split(/\s+/)
  if (words.length > 1 && words.every((word) => question.options?.some(({ value }) => value === word)))
    return [...new Set(words)]
  return { error: `“${unknown[0]!.slice(0, 60)}” is not one of its options` }
}

/** A point of a scale, by number, by the words at its ends, or by a number that words follow ("5 - very easy"). */
function pointNamed(question: Question, text: string): number | undefined {
  // "1,234" can be a thousand or a decimal number, and nothing in the column decides which.
  if (/^[-+]?[1-9]\d{0,2},\d{3}$/.test(text)) return undefined
  const number = Number(text.replace(',', '.'))
  if (Number.isFinite(number)) return number
  const ends = isScale(question) ? scaleOf(question) : spanOf(question)
  if (!ends) return undefined
  const wanted = norm(text)
  if (question.minLabel && norm(question.minLabel) === wanted) return ends.min
  if (question.maxLabel && norm(question.maxLabel) === wanted) return ends.max
  if (!isScale(question)) return undefined
  const leading = /^(\d+)\s*[-–—:.=(]/.exec(text)?.[1]
  return leading === undefined ? undefined : Number(leading)
}

/** A time of day as tools write it: "9:05", "09:05:00", "9:05 PM", "9.05 Uhr"; undefined where it is none. Seconds are cut off. */
function timeNamed(text: string): string | undefined {
  const match =
    /^(\d{1,2})[:.h](\d{2})(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?\s*(?:([ap])\.?\s?m\.?|uhr|h)?$/i.exec(
      text.trim(),
    )
  if (!match) return undefined
  const [, hours = '', minutes = '', half] = match
  const hour = Number(hours)
  if (half && (hour < 1 || hour > 12)) return undefined
  const at = half ? (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hour
  const time = `${String(at).padStart(2, '0')}:${minutes}`
  return TIME.test(time) ? time : undefined
}

/** A cell as an answer, read by its question. The rest of the checking is `checkAnswers`'s. */
export function valueFrom(column: AnswerColumn, text: string): { value: AnswerValue } | { error: string } {
  const { question, part } = column
  const list = isList(question) || (part.kind === 'row' && question.multiple)
  if (part.kind === 'text') return { value: text }
  if (list) {
    const values = listNamed(question, text)
    return Array.isArray(values) ? { value: values } : values
  }
  if (answerOf(question) === 'time') {
    const time = timeNamed(text)
    return time === undefined ? { error: `“${text.slice(0, 60)}” is not a time of day` } : { value: time }
  }
  if (answerOf(question) === 'parts') {
    const number = pointNamed(question, text)
    return number === undefined ? { error: `“${text.slice(0, 60)}” is not a number` } : { value: number }
  }
  if (answerOf(question) === 'option' || part.kind === 'row') {
    const value = optionNamed(question, text)
    return value === undefined ? { error: `“${text.slice(0, 60)}” is not one of its options` } : { value }
  }
  if (answerOf(question) === 'number') {
    const na = optionNamed(question, text)
    if (na !== undefined && isNa(question, na)) return { value: na }
    const number = pointNamed(question, text)
    return number === undefined ? { error: `“${text.slice(0, 60)}” is not a number` } : { value: number }
  }
  return { value: text }
}
