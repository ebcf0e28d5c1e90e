import { CsvError, parse } from 'csv-parse/sync'
import { invalid } from '../errors'

/** A data row with the line of the file it starts on (from 1) and its cells by column name, trimmed. */
export type CsvRow = { line: number; cells: Record<string, string> }
export type CsvTable = { columns: string[]; rows: CsvRow[] }

type ParseOptions = {
  /** Columns that must be there; names compare without case and surrounding space. */
  required?: string[]
  /** `,` `;` or tab; when left out, whichever occurs most in the first line. */
  delimiter?: string
}

const DELIMITERS = [',', ';', '\t']

/**
 * Read a CSV file (RFC 4180, quoted line breaks, BOM, CRLF or LF) whose first line names the columns; names are
 * lower-cased. Empty lines are left out, line breaks within cells become \n. Refused as `invalid` with the line number:
 * unbalanced quotes, a row with more or fewer cells than columns, a column twice or without a name, a required column
 * that is not there, nothing at all.
 */
export function parseCsv(
  text: string,
  { required = [], delimiter = mostUsedDelimiter(text) }: ParseOptions = {},
): CsvTable {
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
export const parseCsvRecords = (text: string, delimiter = mostUsedDelimiter(text)): CsvRecord[] =>
  readRecords(text, delimiter)

type Parsed = { record: string[]; info: { lines: number; records: number } }

function readRecords(text: string, delimiter: string): CsvRecord[] {
  let parsed: Parsed[]
  try {
    const options = { bom: true, delimiter, info: true, relax_column_count: true, skip_empty_lines: true } as const
    parsed = parse(text.replace(/\r\n?/g, '\n'), options) as unknown as Parsed[]
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

function mostUsedDelimiter(text: string): string {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/))
  const count = (delimiter: string) => firstLine.split(delimiter).length
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
}
