import { plainText } from '@/lib/core/text/excerpt'
import type { Answers, AnswerValue, Question } from './schema'

/** One column of a table of answers: a question, one row of a matrix, or the text beside an open option. */
export interface AnswerColumn {
  /** `key`, `key.row` or `key.text` */
  name: string
  label: string
  question: Question
  part: { kind: 'answer' } | { kind: 'row'; row: string } | { kind: 'text' }
}

/** Every column of a survey, from its definition: none vanishes because nobody filled it. */
export function columnsOf(questions: readonly Question[]): AnswerColumn[] {
  return questions.flatMap((question): AnswerColumn[] => {
    const label = plainText(question.label)
    const own: AnswerColumn[] =
      question.type === 'matrix'
        ? (question.rows ?? []).map((row) => ({ name: `${question.key}.${row.value}`, label: `${label} [${plainText(row.label)}]`, question, part: { kind: 'row', row: row.value } }))
        : [{ name: question.key, label, question, part: { kind: 'answer' } }]
    const open = question.options?.some((option) => option.open)
    return open ? [...own, { name: `${question.key}.text`, label: `${label} [in their words]`, question, part: { kind: 'text' } }] : own
  })
}

/** Between the values of one cell. */
export const SEPARATOR = ';'

const flat = (value: AnswerValue | undefined): string | number | null =>
  value === undefined ? null : Array.isArray(value) ? value.join(SEPARATOR) : typeof value === 'object' ? JSON.stringify(value) : value

/** What one response has in a column; null where nothing was answered. */
export function cellOf(column: AnswerColumn, answers: Answers): string | number | null {
  const value = answers[column.part.kind === 'text' ? column.name : column.question.key]
  if (column.part.kind !== 'row') return flat(value)
  const cell = typeof value === 'object' && !Array.isArray(value) ? value[column.part.row] : undefined
  return flat(cell)
}

/** The same in the words of its options, for reading on a page. */
export function shownCell(column: AnswerColumn, answers: Answers): string {
  const cell = cellOf(column, answers)
  const { options } = column.question
  if (typeof cell !== 'string' || !options || column.part.kind === 'text') return String(cell ?? '')
  return cell.split(SEPARATOR).map((value) => plainText(options.find((option) => option.value === value)?.label ?? value)).join('; ')
}

const norm = (text: string): string => plainText(text).trim().toLowerCase()

/** The option that a cell names, by value or label. */
function optionNamed(question: Question, text: string): string | undefined {
  const wanted = norm(text)
  return question.options?.find((option) => option.value.toLowerCase() === wanted || norm(option.label) === wanted)?.value
}

function listNamed(question: Question, text: string): string[] | { error: string } {
  const parts = text.split(/[;|\n]/).map((part) => part.trim()).filter(Boolean)
  const values = parts.map((part) => optionNamed(question, part))
  const unknown = parts[values.indexOf(undefined)]
  if (unknown === undefined) return values as string[]
  // One option whose own words hold the separator.
  const whole = optionNamed(question, text)
  return whole === undefined ? { error: `“${unknown.slice(0, 60)}” is not one of its options` } : [whole]
}

/** A cell as an answer, read by its question. The rest of the checking is `checkAnswers`'s. */
export function valueFrom(column: AnswerColumn, text: string): { value: AnswerValue } | { error: string } {
  const { question, part } = column
  const list = question.type === 'multi' || question.type === 'ranking' || (part.kind === 'row' && question.multiple)
  if (part.kind === 'text') return { value: text }
  if (list) {
    const values = listNamed(question, text)
    return Array.isArray(values) ? { value: values } : values
  }
  if (question.type === 'single' || part.kind === 'row') {
    const value = optionNamed(question, text)
    return value === undefined ? { error: `“${text.slice(0, 60)}” is not one of its options` } : { value }
  }
  if (question.type === 'rating' || question.type === 'nps' || question.type === 'number') {
    const number = Number(text.replace(',', '.'))
    return Number.isFinite(number) ? { value: number } : { error: `“${text.slice(0, 60)}” is not a number` }
  }
  return { value: text }
}
