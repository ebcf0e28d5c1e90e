import { parseCsvRecords } from './csv'
import { inline, type Notes } from './asciidoc-inline'

/** How cells are set apart: by bars, or as CSV, TSV or by colons. */
export type TableFormat = 'psv' | 'csv' | 'tsv' | 'dsv'

/** What may stand before a bar: how often a cell is repeated, how far it spans, how it is set. */
const BAR = /(?:^|\s)(?:(\d+)\*|\d*\.?\d*\+)?[<^>.]*[aehlmsdv]?(?<!\\)\|(?!\|)/

/** Cells between bars, row by row. */
function barred(lines: readonly string[], notes: Notes): string[][] {
  const rows: string[][] = []
  for (const line of lines) {
    if (line.trim() === '') continue
    // Splitting keeps how often each cell is repeated: before, times, cell, times, cell …
    const [before = '', ...parts] = line.split(BAR)
    if (parts.length === 0 && rows.length > 0)
      rows.at(-1)!.push(`${rows.at(-1)!.pop() ?? ''}<br>${inline(line.trim(), notes)}`)
    else {
      if (before.trim() && rows.length > 0)
        rows.at(-1)!.push(`${rows.at(-1)!.pop() ?? ''} ${inline(before.trim(), notes)}`)
      const row: string[] = []
      for (let at = 0; at < parts.length; at += 2) {
        const cell = inline((parts[at + 1] ?? '').replace(/\\\|/g, '|').trim(), notes)
        const times = Math.min(Number(parts[at] ?? 1), 100)
        row.push(...Array.from({ length: times }, () => cell))
      }
      rows.push(row)
    }
  }
  return rows
}

/** Cells of a table whose lines are records. What is no CSV is shown as it stands, a line a row. */
function records(lines: readonly string[], format: Exclude<TableFormat, 'psv'>, notes: Notes): string[][] {
  const delimiter = { csv: ',', tsv: '\t', dsv: ':' }[format]
  const filled = lines.filter((line) => line.trim() !== '')
  if (format === 'dsv') return filled.map((line) => line.split(/(?<!\\):/).map((cell) => inline(cell.trim(), notes)))
  try {
    return parseCsvRecords(filled.join('\n'), delimiter).map(({ cells }) =>
      cells.map((cell) => inline(cell.trim().replace(/\n/g, ' '), notes)),
    )
  } catch {
    return filled.map((line) => [inline(line, notes)])
  }
}

/** A table as one of GitHub's Markdown: rows by the number of columns that is said, or that the first row has. */
export function table(lines: readonly string[], columns: number, format: TableFormat, notes: Notes): string[] {
  const rows = format === 'psv' ? barred(lines, notes) : records(lines, format, notes)
  const width = columns || Math.max(0, rows[0]?.length ?? 0)
  if (width === 0) return []
  const cells = rows.flat()
  const chunks = Array.from({ length: Math.ceil(cells.length / width) }, (_, at) =>
    cells.slice(at * width, (at + 1) * width),
  )
  const row = (of: readonly string[]) => `| ${Array.from({ length: width }, (_, at) => of[at] ?? '').join(' | ')} |`
  return ['', row(chunks[0] ?? []), row(Array.from({ length: width }, () => '---')), ...chunks.slice(1).map(row), '']
}
