import type { z } from 'zod'
import { invalid } from '@/lib/core/errors'
import { unreadColumn, type ImportFinding } from '@/lib/core/imports'
import { parseCsv } from '@/lib/core/text/csv'
import { eventInput, type EventInput } from './schema-delivery'
import { metricPoint, type MetricPoint } from './schema-metrics'

/** Columns by the names that other tools give them. */
const ALSO: Readonly<Record<string, string>> = {
  name: 'metric',
  date: 'at',
  time: 'at',
  timestamp: 'at',
  created_at: 'at',
  count: 'n',
  commit_at: 'commitAt',
  commitat: 'commitAt',
  resolved_at: 'resolvedAt',
  resolvedat: 'resolvedAt',
  deployment_id: 'deployment',
}
/** What a column of a table is here. */
export const columnOf = (name: string): string => (Object.hasOwn(ALSO, name) ? (ALSO[name] ?? name) : name)
const NUMBERS: ReadonlySet<string> = new Set(['value', 'n'])
const TIMES: ReadonlySet<string> = new Set(['at', 'commitAt', 'resolvedAt'])
const YES: Readonly<Record<string, boolean>> = { true: true, yes: true, '1': true, false: false, no: false, '0': false }
const ZONELESS = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

type Cell = { value: unknown } | { problem: string }

function cellOf(column: string, text: string): Cell {
  if (NUMBERS.has(column)) {
    // As a sheet writes it: "0x1F" and "0b11" are names of builds, and no numbers.
    return DECIMAL.test(text) && Number.isFinite(Number(text))
      ? { value: Number(text) }
      : { problem: `${column}: "${text.slice(0, 40)}" is no number; write 1234.5.` }
  }
  if (TIMES.has(column))
    return ZONELESS.test(text)
      ? { problem: `${column}: "${text}" has no time zone; write ${text.replace(' ', 'T')}Z for UTC.` }
      : { value: text.replace(/^(\d{4}-\d{2}-\d{2}) /, '$1T').replace(/ ?UTC$/, 'Z') }
  if (column === 'failed' || column === 'unplanned') {
    const value = YES[text.toLowerCase()]
    return value === undefined ? { problem: `${column}: write true or false, not "${text.slice(0, 40)}".` } : { value }
  }
  return { value: text }
}

const MAX_PROBLEMS = 50

/** Rows of a file, and one finding on the first line for each column that is not read: a figure may miss what stands in it. */
export interface ReadFile<T> {
  rows: T[]
  findings: ImportFinding[]
}

/** Each row of a CSV file through a schema; an empty cell is a field that is left out. */
function readRows<T extends z.ZodObject>(
  path: string,
  text: string,
  schema: T,
  required: string[],
): ReadFile<z.output<T>> {
  const { columns, rows } = parseCsv(text)
  const names = columns.map(columnOf)
  const missing = required.filter((name) => !names.includes(name))
  if (missing.length > 0) throw invalid(`${path}: there is no column ${missing.map((name) => `"${name}"`).join(', ')}.`)
  const double = names.find((name, at) => names.indexOf(name) !== at)
  if (double) throw invalid(`${path}: two columns are the ${double}.`)
  const problems: string[] = []
  const read = rows.map(({ line, cells }) => {
    const object: Record<string, unknown> = {}
    columns.forEach((column, at) => {
      const [name, cell] = [names[at] ?? column, cells[column] ?? '']
      if (cell === '') return
      const value = cellOf(name, cell)
      if ('problem' in value) problems.push(`Line ${line}: ${value.problem}`)
      else object[name] = value.value
    })
    const parsed = schema.safeParse(object)
    if (parsed.success) return parsed.data
    const issue = parsed.error.issues[0]
    problems.push(`Line ${line}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`)
    return null
  })
  if (problems.length > 0) {
    const more = problems.length > MAX_PROBLEMS ? ` … and ${problems.length - MAX_PROBLEMS} more.` : ''
    throw invalid(`${path}: nothing was taken over. ${problems.slice(0, MAX_PROBLEMS).join(' ')}${more}`)
  }
  const findings = columns
    .filter((_, at) => !Object.hasOwn(schema.shape, names[at] ?? ''))
    .map((column) => unreadColumn(path, column))
  return { rows: read.filter((one) => one !== null), findings }
}

/** @throws AppError invalid, naming the lines, where one row cannot be read: a file is taken over whole or not at all */
export const readMetricsFile = (path: string, text: string): ReadFile<MetricPoint> =>
  readRows(path, text, metricPoint, ['metric', 'at', 'value'])

/** @throws AppError invalid, naming the lines, where one row cannot be read */
export const readEventsFile = (path: string, text: string): ReadFile<EventInput> =>
  readRows(path, text, eventInput, ['kind', 'id', 'at'])

/** Which of the two a file holds, by the columns it must have. */
export const holdsEvents = (text: string): boolean => {
  const { columns } = parseCsv(text)
  return columns.includes('kind') && !columns.includes('metric')
}
