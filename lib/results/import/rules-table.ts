import { invalid } from '@/lib/core/errors'
import type { ImportFinding, Skipped } from '@/lib/core/imports'
import { delimiterOf, parseCsvRecords, type CsvRecord } from '@/lib/core/text/csv'
import { unguarded } from '@/lib/core/text/csv-write'

/** Which tool wrote a file, by its header. */
export type TableKind = 'qualtrics' | 'two-row' | 'plain'

export interface TableColumn {
  /** Unlike any other of the file. */
  name: string
  /** The question's words, where the header has them apart from the name. */
  label: string
  /** Under a question that goes over several columns: what this one is about. */
  part: string
}

/** One response; `id`: what it is told by again, sealed, where the file says one. */
export type ResponseRow = CsvRecord & { id?: string }

/** A file of responses. */
export interface ResponseTable {
  kind: TableKind
  columns: TableColumn[]
  rows: ResponseRow[]
  /** What sets its cells apart: ",", ";" or a tab. */
  separator: string
  /** The column that says when a response was sent, where there is one. */
  sent?: string
  /** It is an export of this hub. */
  own?: true
  /** What was left out, and how cells were understood, when it was read. */
  read?: { skipped: Skipped[]; findings: ImportFinding[] }
}

const WHOLE_QUESTION = /^(?:response|open-ended response|antwort|offene antwort)?$/i

/** Names that come twice get a number, those that are missing the place of their column. "tools[a]" and "tools[A]" are two. */
function unique(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name, index) => {
    const base = name.trim() || `column ${index + 1}`
    let own = base
    for (let count = 2; taken.has(own); count++) own = `${base} (${count})`
    taken.add(own)
    return own
  })
}

const isQualtrics = (first: CsvRecord, second: CsvRecord | undefined): boolean =>
  second !== undefined &&
  second.cells.some((cell) => /^response ?id$/i.test(cell.trim())) &&
  first.cells.some((cell) => /^(?:response ?id|V1|StartDate)$/i.test(cell.trim()))

/** Question above, choices below: the first line has gaps that the second one fills, and nothing stands in it twice. */
const isTwoRow = (first: CsvRecord, second: CsvRecord | undefined): boolean => {
  if (!second || second.cells.length > first.cells.length) return false
  const gaps = first.cells.filter(
    (cell, index) => cell.trim() === '' && (second.cells[index] ?? '').trim() !== '',
  ).length
  const markers = second.cells.filter((cell) => /^(?:response|open-ended response)$/i.test(cell.trim())).length
  return markers > 0 || (gaps > 0 && /^respondent/i.test(first.cells[0]?.trim() ?? ''))
}

function twoRow(first: CsvRecord, second: CsvRecord): TableColumn[] {
  let question = ''
  const pairs = first.cells.map((cell, index) => {
    if (cell.trim() !== '') question = cell.trim()
    const below = (second.cells[index] ?? '').trim()
    return { label: question, part: WHOLE_QUESTION.test(below) ? '' : below }
  })
  const names = unique(pairs.map(({ label, part }) => (part ? `${label} [${part}]` : label)))
  return pairs.map((pair, index) => ({ name: names[index]!, ...pair }))
}

/**
 * Whether a file is an export of this hub, by the two columns that each has: its cells are guarded against formulas, and are
 * read as the texts that they were.
 */
const isOwnExport = (names: readonly string[]): boolean =>
  ['team', 'complete'].every((name) => names.includes(name) || names.includes(`${name} (segment)`))

/**
 * A CSV file of responses: with a plain header of one line, with Qualtrics' two or three (names, questions, import ids), or with the
 * question above and its choices below, as SurveyMonkey writes it.
 * @throws AppError invalid with the line: not CSV, a row with other than the header's number of cells, nothing at all
 */
export function readTable(text: string, file: string): ResponseTable {
  const separator = delimiterOf(text)
  const records = within(file, () => parseCsvRecords(text, separator))
  const [first, second, third] = records
  if (!first) throw invalid(`${file}: the file is empty; its first line must name the columns.`)
  const qualtrics = isQualtrics(first, second)
  const two = !qualtrics && isTwoRow(first, second)
  const ids = qualtrics && third?.cells.some((cell) => /^\{\s*['"]ImportId['"]/.test(cell.trim()))
  const heads = qualtrics ? (ids ? 3 : 2) : two ? 2 : 1
  const names = unique(first.cells)
  const columns = two
    ? twoRow(first, second!)
    : names.map((name, index): TableColumn => ({
        // Older files number their own columns and name them below.
        name: qualtrics && /^V\d+$/.test(name) ? (second!.cells[index]?.trim() ?? name) : name,
        label: qualtrics ? (second!.cells[index] ?? '').trim().replace(/\s+/g, ' ') : '',
        part: '',
      }))
  const rows = records.slice(heads)
  for (const row of rows) {
    const extra = row.cells.slice(columns.length).some((cell) => cell.trim() !== '')
    if (extra || row.cells.length < columns.length)
      throw invalid(`${file}: line ${row.line}: ${row.cells.length} cells for ${columns.length} columns.`)
  }
  const kind: TableKind = qualtrics ? 'qualtrics' : two ? 'two-row' : 'plain'
  const own = kind === 'plain' && isOwnExport(names)
  const textOf = own ? (cell: string) => unguarded(cell).trim() : (cell: string) => cell.trim()
  return {
    kind,
    ...(own && { own }),
    separator,
    columns,
    rows: rows.map(({ line, cells }) => ({ line, cells: cells.slice(0, columns.length).map(textOf) })),
  }
}

/** Which file it was that could not be read. */
function within<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'invalid')
      throw invalid(`${file}: ${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`)
    throw error
  }
}

/** The same without columns that nothing was written in and nobody named. */
export function withoutColumns(table: ResponseTable, gone: ReadonlySet<number>): ResponseTable {
  if (gone.size === 0) return table
  const kept = table.columns.map((_, index) => index).filter((index) => !gone.has(index))
  return {
    ...table,
    columns: kept.map((index) => table.columns[index]!),
    rows: table.rows.map((row) => ({ ...row, cells: kept.map((index) => row.cells[index] ?? '') })),
  }
}
