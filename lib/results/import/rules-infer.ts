import { shortened } from '@/lib/core/text/excerpt'
import { answerOf, isScale } from '@/lib/surveys/types/rules-facts'
import { invalid } from '@/lib/core/errors'
import type { ImportFinding } from '@/lib/core/imports'
import { MAX_NUMBER, MAX_OPTIONS } from '@/lib/surveys/schema-limits'
import { normalizeQuestion, questionErrors } from '@/lib/surveys/rules'
import type { Option, Question } from '@/lib/surveys/schema'
import { distinct, keyNamed } from '@/lib/surveys/import/rules-draft'
import { wordsOf } from '@/lib/surveys/import/rules-html'
import { listsIn } from './rules-lists'
import { decimalOf, plainNumber } from './rules-numbers'
import { isNotAsked, yesNoWord } from '../rules-yes-no'
import { metaOf } from './rules-targets'
import type { ResponseTable, TableColumn } from './rules-table'

/** A list of this many different values is still a list of options. */
const MAX_LISTED = 40
const DAY = /^\d{4}-\d{2}-\d{2}$/

interface Column extends TableColumn {
  index: number
  /** What is written in it, the empty cells left out. */
  cells: string[]
}

/** The words of a heading or a cell as a question or an option shows them. */
export const cleanLabel = (text: string): string => shortened(wordsOf(text).text.replace(/\s+/g, ' '), 1_000)
/** Words with which people say that a question does not apply to them. */
const NOT_APPLICABLE =
  /^(?:n\/a|not applicable|does not apply(?: to me)?|nicht zutreffend|trifft nicht zu|sans objet|no aplica)$/i
const optionsOf = (values: Iterable<string>): Option[] =>
  distinct(
    [...values].slice(0, MAX_OPTIONS).map((value) => ({
      value,
      label: cleanLabel(value) || value,
      ...(NOT_APPLICABLE.test(value) && { na: true }),
    })),
  )
const different = (cells: readonly string[]): string[] => [...new Set(cells)]

const lowest = (numbers: readonly number[]): number => numbers.reduce((least, one) => Math.min(least, one), Infinity)
const highest = (numbers: readonly number[]): number => numbers.reduce((most, one) => Math.max(most, one), -Infinity)
const ordered = (numbers: readonly number[]): number[] => [...new Set(numbers)].sort((a, b) => a - b)

function ofNumbers(label: string, all: readonly string[], separator: string): Omit<Question, 'key'> | undefined {
  const apart = different(all.filter((cell) => NOT_APPLICABLE.test(cell)))
  const cells = all.filter((cell) => !NOT_APPLICABLE.test(cell))
  const decimal = decimalOf(cells, separator)
  // Between commas, "1,5" may as well be two codes.
  const numbers = cells.map((cell) =>
    Number(separator === ',' && decimal === 'comma' ? cell : plainNumber(cell, decimal)),
  )
  // What is larger than any answer is a number of something, such as an order.
  const isAnswer = numbers.every((one) => Math.abs(one) <= MAX_NUMBER)
  if (cells.length === 0 || !isAnswer || apart.length > 1) return undefined
  const scale = ofPoints(label, numbers)
  return apart.length === 0 ? scale : answerOf(scale) === 'option' ? undefined : { ...scale, options: optionsOf(apart) }
}

/**
 * A scale where the numbers can only be one that people know; else what they may be without a wrong figure. From 0 to 4 is no
 * scale of ten points, and 1 and 2, or 1 to 3, are as often the codes of options.
 */
function ofPoints(label: string, numbers: readonly number[]): Omit<Question, 'key'> {
  const [min, max] = [lowest(numbers), highest(numbers)]
  const points = numbers.every(Number.isInteger) && min >= 0 && max <= 10 && new Set(numbers).size > 1
  if (!points) return { type: 'number', label }
  if (min === 0 && max === 1) return { type: 'yesno', label }
  if (min === 0 && max <= 6) return { type: 'number', label }
  if (min > 0 && max <= 3) return { type: 'single', label, options: optionsOf(ordered(numbers).map(String)) }
  if (min > 0 && max <= 7) return { type: 'rating', label, min: 1, max: max > 5 ? 7 : 5 }
  return /recommend|empfehlen/i.test(label)
    ? { type: 'nps', label }
    : { type: 'rating', label, min: Math.min(min, 1), max: 10 }
}

/** A pair of words that say yes and no, in any order. */
const isYesAndNo = (values: readonly string[]): boolean =>
  values.every((value) => /^(?:true|false)$/i.test(value)) ||
  (new Set(values.map(yesNoWord)).size === 2 && values.every((value) => yesNoWord(value) !== undefined))

/** What stands in the column of an option, chosen or not. */
const isMark = (value: string): boolean =>
  /^(?:1|0|x|true|false)$/i.test(value) || yesNoWord(value) !== undefined || isNotAsked(value)

function ofChoices(label: string, cells: readonly string[]): Omit<Question, 'key'> | undefined {
  const values = different(cells)
  if (values.length === 2 && isYesAndNo(values)) return { type: 'yesno', label }
  const several = listsIn(cells)
  if (several) return { type: 'multi', label, options: optionsOf(different(several.lists.flat())) }
  const short = values.every((value) => value.length <= 120)
  return short && values.length >= 2 && values.length <= MAX_LISTED && cells.length >= values.length * 2
    ? { type: 'single', label, options: optionsOf(values) }
    : undefined
}

/** In words, that not all points of a scale were given, or that numbers from 0 on were taken for no scale; null where nothing was guessed. */
function guessOf(question: Question, cells: readonly string[]): string | null {
  const { label, min, max, options } = question
  const numbers = cells.map(Number).filter(Number.isFinite)
  if (numbers.length === 0) return null
  const [low, high] = [lowest(numbers), highest(numbers)]
  const range = `its answers go from ${low} to ${high}`
  if (isScale(question) && min !== undefined && max !== undefined && (low !== min || high !== max))
    return `“${label}” is read as a scale from ${min} to ${max}: ${range}. If its ends are others, make the survey first and import into it.`
  if (
    answerOf(question) === 'number' &&
    !isScale(question) &&
    low === 0 &&
    high <= 6 &&
    numbers.every(Number.isInteger)
  )
    return `“${label}” is read as a number, not as a scale: ${range}.`
  if (answerOf(question) === 'option' && options && /^\d+$/.test(cells.join('')))
    return `“${label}” is read as a choice, not as a scale: ${range}.`
  return null
}

/** What one column asks, from what was answered. */
function ofColumn(label: string, cells: readonly string[], separator: string): Omit<Question, 'key'> {
  if (cells.length > 0 && cells.every((cell) => DAY.test(cell))) return { type: 'date', label }
  const found = cells.length > 0 ? (ofNumbers(label, cells, separator) ?? ofChoices(label, cells)) : undefined
  return found ?? { type: cells.some((cell) => cell.length > 80 || cell.includes('\n')) ? 'longtext' : 'text', label }
}

/** Columns under one question: each says whether its own option was chosen, or each is a row with the same answers to choose from. */
function ofGroup(label: string, columns: readonly Column[]): Omit<Question, 'key'> {
  const options = optionsOf(columns.map((column) => column.part))
  const perColumn = columns.map((column) => different(column.cells))
  const marks = perColumn.every(
    (values, at) =>
      /^other/i.test(columns[at]!.part) || values.every((value) => value === columns[at]!.part || isMark(value)),
  )
  if (marks)
    return {
      type: 'multi',
      label,
      options: options.map((option) => (/^other/i.test(option.label) ? { ...option, open: true } : option)),
    }
  const lists = listsIn(columns.flatMap((column) => column.cells))
  const answers = different(lists ? lists.lists.flat() : perColumn.flat())
  return {
    type: 'matrix',
    label,
    rows: options,
    options: optionsOf(answers),
    ...(lists && { multiple: true }),
  }
}

/** "tools[ci]": our own name for one option of a question. */
const bracketed = (name: string): { label: string; part: string } | undefined => {
  const match = /^(.+?)\s*\[([^[\]]+)\]$/.exec(name)
  return match ? { label: match[1]!.trim(), part: match[2]!.trim() } : undefined
}

/**
 * The questions that a file of responses answers, as far as its columns show: scales, choices, several choices between `;`, texts, dates.
 * Columns about the respondent are none.
 * @returns also a finding for each scale of which not all points were given: which ends it has is a guess
 * @throws AppError invalid where there is no question in it
 */
export function inferQuestions(
  table: ResponseTable,
  file: string,
): { questions: Question[]; left: string[]; findings: ImportFinding[] } {
  const findings: ImportFinding[] = []
  const taken = new Set<string>()
  const left: string[] = []
  const groups = new Map<string, Column[]>()
  table.columns.forEach((column, index) => {
    const split = table.kind === 'plain' ? bracketed(column.name) : undefined
    const whole: Column = {
      ...column,
      ...split,
      index,
      cells: table.rows.map((row) => row.cells[index] ?? '').filter(Boolean),
    }
    if (metaOf(column.name) || column.name === table.sent || whole.cells.length === 0) return left.push(column.name)
    const key = whole.part ? `group ${whole.label}` : `column ${index}`
    return groups.set(key, [...(groups.get(key) ?? []), whole])
  })
  const questions = [...groups.values()].flatMap((columns): Question[] => {
    const [found] = columns as [Column]
    // What stands in brackets is a part only where there are others: else the heading is the question as it is.
    const isAlone = columns.length === 1 && table.kind === 'plain' && found.part !== ''
    const first: Column = isAlone ? { ...found, label: '', part: '' } : found
    const label =
      cleanLabel(first.part || table.kind === 'two-row' ? first.label : first.label || first.name) ||
      shortened(first.name, 200)
    const key = keyNamed(
      (table.kind === 'plain' && first.part ? first.label : first.name).slice(0, 40),
      taken,
      `question-${taken.size + 1}`,
    )
    const body = columns.length > 1 ? ofGroup(label, columns) : ofColumn(label, first.cells, table.separator)
    const question = normalizeQuestion({ key, ...body })
    const guess = columns.length > 1 ? null : guessOf(question, first.cells)
    if (guess) findings.push({ file, line: 1, key: first.name.slice(0, 200), message: guess })
    return Object.keys(questionErrors([question])).length === 0 ? [question] : [{ key, type: 'text', label }]
  })
  if (questions.length === 0) throw invalid(`${file}: none of its columns holds answers.`)
  return { questions, left, findings }
}
