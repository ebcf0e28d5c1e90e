/** A formula, or one with apostrophes before it: those get one more, so that taking one away gives the text back. */
const FORMULA = /^'*\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/
/** Nothing to work out: people write "-" where they have nothing to say. */
const SIGN = /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]$/
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i

/**
 * A cell that no spreadsheet takes for a formula: text that starts like one gets an apostrophe before it. Plain numbers
 * stay numbers, and a sign that is alone stays alone.
 * Source: OWASP, "CSV Injection".
 */
export function neutralize(cell: string): string {
  return FORMULA.test(cell) && !NUMBER.test(cell) && !SIGN.test(cell) ? `'${cell}` : cell
}

/** The text that `neutralize` made this cell of. Only for files that are known to be written by it. */
export const unguarded = (cell: string): string => (/^'/.test(cell) && FORMULA.test(cell) ? cell.slice(1) : cell)

export type CsvValue = string | number | boolean | Date | null | undefined

/**
 * Rows as a CSV file (RFC 4180) with a header, CRLF line ends and a BOM (Excel reads UTF-8 only with one); formulas
 * neutralized, in headers too. Without a library, since pages that offer a download carry it.
 */
export function writeCsv(columns: string[], rows: Iterable<CsvValue[]>): string {
  return `\uFEFF${[columns, ...rows].map(csvLine).join('')}`
}

/** One line of such a file, for those that are written as their rows come. */
export const csvLine = (cells: readonly CsvValue[]): string => `${cells.map(cellOf).join(',')}\r\n`

function cellOf(value: CsvValue): string {
  const text = neutralize(value instanceof Date ? value.toISOString() : String(value ?? ''))
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
