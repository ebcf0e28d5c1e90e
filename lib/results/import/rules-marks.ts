import type { ImportFinding } from '@/lib/core/imports'
import type { Question } from '@/lib/surveys/schema'
import type { ResponseTable } from './rules-table'

/** What tools for statistics write where nothing was answered. "N/A" is not among them: people choose and write that. */
const MARKS = ['NA', 'NaN', 'NULL', 'null', '#N/A', '#NULL!', '\\N', '<NA>']

/** Numbers that files hold where nothing was answered: in a column of points, and in one of any numbers that are not below 0. */
const CODES_BESIDE_POINTS = /^(?:-(?:1|[6-9])|-?(?:66|77|88|9[5-9]|99[5-9]|9999))$/
const CODES_BESIDE_NUMBERS = /^-(?:66|77|88|9[5-9]|99[5-9]|9999)$/
/** So many other numbers say what a column holds. */
const ENOUGH = 5

const isNumber = (cell: string): boolean => cell !== '' && Number.isFinite(Number(cell.replace(',', '.')))

/** The codes among the cells of a column that stand for no answer. */
function codesIn(cells: readonly string[]): Set<string> {
  const isPoint = (cell: string) => /^(?:\d|10)$/.test(cell)
  const codesOf = (code: RegExp) => {
    const others = cells.filter((cell) => cell !== '' && !code.test(cell))
    const fits =
      code === CODES_BESIDE_POINTS ? others.every(isPoint) : others.every((cell) => isNumber(cell) && !/^-/.test(cell))
    return fits && others.length >= ENOUGH ? cells.filter((cell) => code.test(cell)) : []
  }
  return new Set([...codesOf(CODES_BESIDE_POINTS), ...codesOf(CODES_BESIDE_NUMBERS)])
}

/**
 * A file without the numbers that stand for no answer: -99 or 99 in a column of points, -99 in one of other numbers. Never where
 * the number is an option of the survey.
 */
function withoutCodes(
  table: ResponseTable,
  file: string,
  options: ReadonlySet<string>,
): { table: ResponseTable; findings: ImportFinding[] } {
  const findings: ImportFinding[] = []
  const byColumn = table.columns.map(({ name }, index) => {
    const cells = table.rows.map((row) => row.cells[index] ?? '')
    const codes = new Set([...codesIn(cells)].filter((code) => !options.has(code)))
    for (const code of codes) {
      const count = cells.filter((cell) => cell === code).length
      const message = `“${code}” in “${name}” is read as no answer: it fills ${count} ${count === 1 ? 'cell' : 'cells'}.`
      findings.push({ file, line: 1, key: code, message })
    }
    return codes
  })
  if (findings.length === 0) return { table, findings }
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, index) => (byColumn[index]?.has(cell) ? '' : cell)),
  }))
  return { table: { ...table, rows }, findings }
}

/**
 * A file without a tool's own mark for "no answer". A word is such a mark where it fills cells of a column that otherwise holds
 * numbers, or of at least two columns; never where it is an option of the survey, or in an export of this hub. So are numbers
 * such as -99.
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
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => (marks.has(cell) ? '' : cell)),
  }))
  const left = withoutCodes(marks.size === 0 ? table : { ...table, rows }, file, options)
  return { table: left.table, findings: [...findings, ...left.findings] }
}
