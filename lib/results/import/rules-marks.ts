import type { ImportFinding } from '@/lib/core/imports'
import type { Question } from '@/lib/surveys/schema'
import type { ResponseTable } from './rules-table'

/** What tools for statistics write where nothing was answered. "N/A" is not among them: people choose and write that. */
const MARKS = ['NA', 'NaN', 'NULL', 'null', '#N/A', '#NULL!', '\\N', '<NA>']

const isNumber = (cell: string): boolean => cell !== '' && Number.isFinite(Number(cell.replace(',', '.')))

/**
 * A file without a tool's own mark for "no answer". A word is such a mark where it fills cells of a column that otherwise holds
 * numbers, or of at least two columns; never where it is an option of the survey, or in an export of this hub.
 * @returns also a finding for each mark, with how many cells had it
 */
export function withoutMarks(
  table: ResponseTable,
  file: string,
  questions: readonly Question[] = [],
): { table: ResponseTable; findings: ImportFinding[] } {
  if (table.own) return { table, findings: [] }
  const options = new Set(
    questions.flatMap(({ options = [], rows = [] }) => [...options, ...rows].flatMap((one) => [one.value, one.label])),
  )
  const findings: ImportFinding[] = []
  const marks = new Set<string>()
  for (const mark of MARKS.filter((one) => !options.has(one))) {
    const columns = table.columns.flatMap((_, index) => {
      const cells = table.rows.map((row) => row.cells[index] ?? '').filter((cell) => cell !== '')
      const marked = cells.filter((cell) => cell === mark).length
      const others = cells.filter((cell) => !MARKS.includes(cell))
      return marked > 0 ? [{ marked, numeric: others.length > 0 && others.every(isNumber) }] : []
    })
    if (columns.length < 2 && !columns.some(({ numeric }) => numeric)) continue
    marks.add(mark)
    const count = columns.reduce((sum, { marked }) => sum + marked, 0)
    findings.push({
      file,
      line: 1,
      key: mark,
      message: `“${mark}” is read as no answer: it fills ${count} ${count === 1 ? 'cell' : 'cells'}.`,
    })
  }
  if (marks.size === 0) return { table, findings }
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => (marks.has(cell) ? '' : cell)),
  }))
  return { table: { ...table, rows }, findings }
}
