import { invalid } from '@/lib/core/errors'
import { MAX_OPTIONS } from '@/lib/surveys/schema-limits'
import { normalizeQuestion, questionErrors } from '@/lib/surveys/rules'
import type { Option, Question } from '@/lib/surveys/schema'
import { distinct, keyNamed } from '@/lib/surveys/import/rules-draft'
import { wordsOf } from '@/lib/surveys/import/rules-html'
import { metaOf } from './rules-targets'
import type { ResponseTable, TableColumn } from './rules-table'

/** A list of this many different values is still a list of options. */
const MOST_OPTIONS = 40
const DAY = /^\d{4}-\d{2}-\d{2}$/

interface Column extends TableColumn {
  index: number
  /** What is written in it, the empty cells left out. */
  cells: string[]
}

const clean = (text: string): string => wordsOf(text).text.replace(/\s+/g, ' ').slice(0, 1_000)
const optionsOf = (values: Iterable<string>): Option[] =>
  distinct([...values].slice(0, MAX_OPTIONS).map((value) => ({ value, label: clean(value) || value })))
const different = (cells: readonly string[]): string[] => [...new Set(cells)]

function ofNumbers(label: string, cells: readonly string[]): Omit<Question, 'key'> | undefined {
  const numbers = cells.map(Number)
  if (!numbers.every(Number.isFinite)) return undefined
  const [min, max] = [Math.min(...numbers), Math.max(...numbers)]
  const points = numbers.every(Number.isInteger) && min >= 0 && max <= 10 && new Set(numbers).size > 1
  if (!points) return { type: 'number', label }
  if (min === 0 && max === 1) return { type: 'yesno', label }
  if (min > 0 && max <= 7) return { type: 'rating', label, min: 1, max: max > 5 ? 7 : 5 }
  return /recommend|empfehlen/i.test(label)
    ? { type: 'nps', label }
    : { type: 'rating', label, min: Math.min(min, 1), max: 10 }
}

function ofChoices(label: string, cells: readonly string[]): Omit<Question, 'key'> | undefined {
  const values = different(cells)
  if (values.length === 2 && values.every((value) => /^(?:yes|no|y|n|true|false)$/i.test(value)))
    return { type: 'yesno', label }
  const parts = cells.map((cell) =>
    cell
      .split(';')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  const several = parts.filter((list) => list.length > 1).length
  const single = different(parts.flat())
  if (
    several > 0 &&
    several >= cells.length / 20 &&
    single.length <= MOST_OPTIONS * 2 &&
    parts.flat().length >= single.length * 2 &&
    single.every((part) => part.length <= 120)
  )
    return { type: 'multi', label, options: optionsOf(single) }
  const short = values.every((value) => value.length <= 120)
  return short && values.length >= 2 && values.length <= MOST_OPTIONS && cells.length >= values.length * 2
    ? { type: 'single', label, options: optionsOf(values) }
    : undefined
}

/** What one column asks, from what was answered. */
function ofColumn(label: string, cells: readonly string[]): Omit<Question, 'key'> {
  if (cells.length > 0 && cells.every((cell) => DAY.test(cell))) return { type: 'date', label }
  const found = cells.length > 0 ? (ofNumbers(label, cells) ?? ofChoices(label, cells)) : undefined
  return found ?? { type: cells.some((cell) => cell.length > 80 || cell.includes('\n')) ? 'longtext' : 'text', label }
}

/** Columns under one question: each says whether its own option was chosen, or each is a row with the same answers to choose from. */
function ofGroup(label: string, columns: readonly Column[]): Omit<Question, 'key'> {
  const options = optionsOf(columns.map((column) => column.part))
  const perColumn = columns.map((column) => different(column.cells))
  const marks = perColumn.every(
    (values, at) =>
      /^other/i.test(columns[at]!.part) ||
      values.every((value) => value === columns[at]!.part || /^(?:1|0|x|yes|no|true|false)$/i.test(value)),
  )
  if (marks)
    return {
      type: 'multi',
      label,
      options: options.map((option) => (/^other/i.test(option.label) ? { ...option, open: true } : option)),
    }
  const answers = different(perColumn.flat())
  return { type: 'matrix', label, rows: options, options: optionsOf(answers) }
}

/** "tools[ci]": our own name for one option of a question. */
const bracketed = (name: string): { label: string; part: string } | undefined => {
  const match = /^(.+?)\s*\[([^[\]]+)\]$/.exec(name)
  return match ? { label: match[1]!.trim(), part: match[2]!.trim() } : undefined
}

/**
 * The questions that a file of responses answers, as far as its columns show: scales, choices, several choices between `;`, texts, dates.
 * Columns about the respondent are none.
 * @throws AppError invalid where there is no question in it
 */
export function inferQuestions(table: ResponseTable, file: string): { questions: Question[]; left: string[] } {
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
    if (metaOf(column.name) || whole.cells.length === 0) return left.push(column.name)
    const key = whole.part ? `group ${whole.label}` : `column ${index}`
    return groups.set(key, [...(groups.get(key) ?? []), whole])
  })
  const questions = [...groups.values()].flatMap((columns): Question[] => {
    const [first] = columns as [Column]
    const label =
      clean(first.part || table.kind === 'two-row' ? first.label : first.label || first.name) ||
      first.name.slice(0, 200)
    const key = keyNamed(
      (table.kind === 'plain' && first.part ? first.label : first.name).slice(0, 40),
      taken,
      `question-${taken.size + 1}`,
    )
    const body = columns.length > 1 ? ofGroup(label, columns) : ofColumn(label, first.cells)
    const question = normalizeQuestion({ key, ...body })
    return Object.keys(questionErrors([question])).length === 0 ? [question] : [{ key, type: 'text', label }]
  })
  if (questions.length === 0) throw invalid(`${file}: none of its columns holds answers.`)
  return { questions, left }
}
