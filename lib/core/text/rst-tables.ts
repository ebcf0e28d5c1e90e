import { AppError } from '../errors'
import { parseCsvRecords } from './csv'

/** The lines of each cell of a table, by row; the first `head` rows are headers. */
export interface Table {
  head: number
  rows: string[][][]
}

/** Lines without what all of them are indented by. */
const flush = (lines: readonly string[]): string[] => {
  const least = Math.min(
    ...lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length),
    Infinity,
  )
  return lines.map((line) => line.slice(Number.isFinite(least) ? least : 0).trimEnd())
}

const GRID_BORDER = /^\+(?:[-=]+\+)+$/

/** A grid table; null where cells span rows or columns, which is shown as it was typed. */
export function gridTable(lines: readonly string[]): Table | null {
  const first = lines[0] ?? ''
  if (!GRID_BORDER.test(first) || !GRID_BORDER.test(lines.at(-1) ?? '')) return null
  const edges = [...first].flatMap((sign, at) => (sign === '+' ? [at] : []))
  const rows: string[][][] = []
  let [head, open] = [0, [] as string[]]
  for (const line of lines.slice(1)) {
    if (line.length !== first.length) return null
    if (GRID_BORDER.test(line)) {
      if (edges.some((edge) => line[edge] !== '+')) return null
      rows.push(edges.slice(0, -1).map((edge, at) => flush(open.map((one) => one.slice(edge + 1, edges[at + 1])))))
      open = []
      if (line.includes('=')) head = rows.length
    } else if (edges.some((edge) => line[edge] !== '|')) return null
    else open.push(line)
  }
  return { head, rows }
}

const SIMPLE_BORDER = /^=+(?: +=+)+$/

/** Where a simple table ends: the line after its last border, at a blank line or the end; null where it does not. */
export function simpleTableEnd(lines: readonly string[], at: number): number | null {
  if (!SIMPLE_BORDER.test(lines[at] ?? '')) return null
  for (let next = at + 1; next < lines.length; next += 1)
    if (SIMPLE_BORDER.test(lines[next]!) && (lines[next + 1] ?? '') === '') return next + 1
  return null
}

/** A simple table: a row begins where its first column does; null where cells span columns. */
export function simpleTable(lines: readonly string[]): Table | null {
  const starts = [...(lines[0] ?? '').matchAll(/=+/g)].map((match) => match.index)
  const rows: string[][][] = []
  let head = 0
  for (const line of lines.slice(1, -1)) {
    if (SIMPLE_BORDER.test(line)) head = rows.length
    else if (/^-+(?: +-+)*$/.test(line)) return null
    else if (line.trim() !== '') {
      // A word that reaches from one column into the next is one cell of both.
      if (starts.slice(1).some((start) => (line[start - 1] ?? ' ') !== ' ')) return null
      const cells = starts.map((start, at) => line.slice(start, starts[at + 1]))
      const last = rows.at(-1)
      if (cells[0]!.trim() === '' && last && rows.length > head) cells.forEach((cell, at) => last[at]!.push(cell))
      else rows.push(cells.map((cell) => [cell]))
    }
  }
  return { head, rows: rows.map((row) => row.map(flush)) }
}

/** A list of lists (`* - cell`) as a table; null where the rows are not equally long. */
export function listTable(content: readonly string[], head: number): Table | null {
  const rows: string[][][] = []
  for (const line of content) {
    const row = /^\* - ?(.*)$/.exec(line)
    const cell = /^ {2}- ?(.*)$/.exec(line)
    if (row) rows.push([[row[1]!]])
    else if (cell && rows.length > 0) rows.at(-1)!.push([cell[1]!])
    else if (/^ {4}|^\s*$/.test(line) && rows.length > 0) rows.at(-1)!.at(-1)!.push(line.slice(4))
    else return null
  }
  return rows.length > 0 && rows.every((row) => row.length === rows[0]!.length)
    ? { head, rows: rows.map((row) => row.map(flush)) }
    : null
}

/** Comma-separated content as a table; null where it is none. */
export function csvTable(content: readonly string[], header: string, head: number, delimiter = ','): Table | null {
  try {
    // Blanks after a delimiter count for nothing here, also before a quote.
    const lines = [...(header ? [header] : []), ...content].map((line) =>
      line
        .replace(/^ +(?=")/, '')
        .replaceAll(/([,;\t|:]) +(?="[^"])/g, (whole, sign: string) => (sign === delimiter ? sign : whole)),
    )
    const records = parseCsvRecords(lines.join('\n'), delimiter)
    const width = Math.max(...records.map(({ cells }) => cells.length))
    const rows = records.map(({ cells }) =>
      Array.from({ length: width }, (_, at) => (cells[at] ?? '').trim().split('\n')),
    )
    return rows.length > 0 ? { head: head + (header ? 1 : 0), rows } : null
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** A table as HTML. @param cellHtml what a cell's lines are */
export function tableHtml({ head, rows }: Table, cellHtml: (lines: string[]) => string, caption = ''): string {
  const line = (tag: 'th' | 'td') => (row: string[][]) =>
    `<tr>${row.map((cell) => `<${tag}>${cellHtml(cell)}</${tag}>`).join('')}</tr>`
  const [heads, bodies] = [rows.slice(0, head).map(line('th')), rows.slice(head).map(line('td'))]
  return [
    '<div class="md-table" role="group" aria-label="Table" tabindex="0"><table>',
    caption && `<caption>${caption}</caption>`,
    heads.length > 0 && `<thead>${heads.join('')}</thead>`,
    bodies.length > 0 && `<tbody>${bodies.join('')}</tbody>`,
    '</table></div>',
  ]
    .filter(Boolean)
    .join('')
}
