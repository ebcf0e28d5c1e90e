import { CsvError, parse } from 'csv-parse/sync'
import { AppError, invalid } from '../errors'

/** A data row with the line of the file it starts on (from 1) and its cells by column name, trimmed. */
export type CsvRow = { line: number; cells: Record<string, string> }
export type CsvTable = { columns: string[]; rows: CsvRow[] }

type ParseOptions = {
  /** Columns that must be there; names compare without case and surrounding space. */
  required?: string[]
  /** `,` `;` or tab; when left out, the one with which the records have equally many cells. */
  delimiter?: string
}

const DELIMITERS = [',', ';', '\t']

/** The columns that the first line of a text names, lower-cased, as far as it is a table; none where it is no table. */
export function headOfTable(text: string): string[] {
  const head = text
    .slice(0, 20_000)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/, 3)
    .join('\n')
  if (!/[,;\t]/.test(head.split('\n', 1)[0] ?? '')) return []
  try {
    return parseCsv(head).columns
  } catch (error) {
    if (error instanceof AppError) return []
    throw error
  }
}

/**
 * Read a CSV file (RFC 4180, quoted line breaks, BOM, CRLF or LF) whose first line names the columns; names are
 * lower-cased. Empty lines are left out, line breaks within cells become \n. Refused as `invalid` with the line number:
 * unbalanced quotes, a row with more or fewer cells than columns, a column twice or without a name, a required column
 * that is not there, nothing at all.
 */
export function parseCsv(text: string, { required = [], delimiter = delimiterOf(text) }: ParseOptions = {}): CsvTable {
  const records = readRecords(text, delimiter)
  const [head, ...body] = records
  if (!head) throw invalid('The file is empty: its first line must name the columns.')
  const columns = head.cells.map((name) => name.trim().toLowerCase())
  columns.forEach((name, index) => {
    if (name === '') throw invalid(`Line ${head.line}: column ${index + 1} has no name.`)
    if (columns.indexOf(name) !== index) throw invalid(`Line ${head.line}: the column "${name}" is there twice.`)
  })
  const missing = required.filter((name) => !columns.includes(name.toLowerCase()))
  if (missing.length > 0)
    throw invalid(`Line ${head.line}: there is no column ${missing.map((name) => `"${name}"`).join(', ')}.`)
  return {
    columns,
    rows: body.map(({ line, cells }) => {
      if (cells.length !== columns.length)
        throw invalid(`Line ${line}: ${cells.length} cells for ${columns.length} columns.`)
      return { line, cells: Object.fromEntries(columns.map((name, index) => [name, (cells[index] ?? '').trim()])) }
    }),
  }
}

/** A record of a CSV file, with the line of the file it starts on (from 1). */
export type CsvRecord = { line: number; cells: string[] }

/** Every record as it stands, the first one too: for files whose header is more than one line. Refused as `parseCsv` refuses. */
export const parseCsvRecords = (text: string, delimiter = delimiterOf(text)): CsvRecord[] =>
  readRecords(text, delimiter)

type Parsed = { record: string[]; info: { lines: number; records: number } }

function readRecords(text: string, delimiter: string): CsvRecord[] {
  let parsed: Parsed[]
  try {
    const options = { bom: true, delimiter, info: true, relax_column_count: true, skip_empty_lines: true } as const
    parsed = parse(text.replace(SAID, '\n').replace(/\r\n?/g, '\n'), options) as unknown as Parsed[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? error.lines : 1
    throw invalid(`Line ${line}: ${reasonOf(error)}`)
  }
  return parsed.map(({ record, info }) => ({
    // The parser counts the line on which a record ends; quoted line breaks lie before it.
    line: info.lines - record.reduce((sum, cell) => sum + (cell.split('\n').length - 1), 0),
    cells: record,
  }))
}

function reasonOf({ code, message }: CsvError): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'a quoted cell that began before here is never closed.'
  if (code === 'INVALID_OPENING_QUOTE') return 'a quotation mark inside a cell that is not quoted.'
  if (code === 'CSV_INVALID_CLOSING_QUOTE') return 'text after the closing quotation mark of a cell.'
  return message
}

/** So much of a file shows what sets its cells apart. */
const SAMPLE = { characters: 100_000, records: 50 }

/** Excel's own first line, which says what sets the cells apart and is no data: "sep=;". */
const SAID = /^\uFEFF?sep=([,;\t])\r?(?:\n|$)/i

/**
 * How many cells the first records have with a delimiter; null where a quoted cell ends before something else than it.
 * Quotes count where a cell begins with one, as in RFC 4180.
 */
function widthsWith(text: string, delimiter: string): number[] | null {
  const widths: number[] = []
  let [cells, isStart, isQuoted] = [1, true, false]
  for (let at = 0; at < text.length && widths.length < SAMPLE.records; at += 1) {
    const sign = text[at]!
    if (isQuoted) {
      if (sign !== '"') continue
      const next = text[at + 1]
      if (next === '"') at += 1
      else if (next === undefined || next === delimiter || next === '\n') isQuoted = false
      else return null
    } else if (sign === '"' && isStart) {
      isQuoted = true
      isStart = false
    } else if (sign === delimiter) {
      cells += 1
      isStart = true
    } else if (sign === '\n') {
      if (cells > 1 || !isStart) widths.push(cells)
      cells = 1
      isStart = true
    } else if (sign !== '\uFEFF') isStart = false
  }
  if (cells > 1 || !isStart) widths.push(cells)
  return widths
}

/**
 * What sets the cells of a file apart: what its first line says, else the delimiter with which most records have as many cells as the
 * first one, since words of a header ("Which, if any, do you use?") hold commas too; of equals the one with more columns.
 */
export function delimiterOf(text: string): string {
  const said = SAID.exec(text)?.[1]
  if (said) return said
  const sample = text.slice(0, SAMPLE.characters).replace(/\r\n?/g, '\n')
  const ranked = DELIMITERS.flatMap((delimiter) => {
    const [first = 1, ...rest] = widthsWith(sample, delimiter) ?? []
    if (first < 2) return []
    const alike = rest.length === 0 ? 1 : rest.filter((width) => width === first).length / rest.length
    return [{ delimiter, first, alike }]
  })
  return ranked.sort((a, b) => b.alike - a.alike || b.first - a.first)[0]?.delimiter ?? ','
}
