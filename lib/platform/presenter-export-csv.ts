import { writeCsv, type CsvValue } from '@/lib/core/text/csv-write'

const cell = (value: unknown): CsvValue =>
  value === null || value === undefined
    ? null
    : typeof value === 'object'
      ? JSON.stringify(value)
      : typeof value === 'number' || typeof value === 'boolean'
        ? value
        : String(value)

/** Pages of rows as one CSV file: the head with its BOM once, then the rows as they come. */
export async function* csvLines(
  columns: string[],
  pages: AsyncIterable<{ row: Record<string, unknown> }[]>,
): AsyncGenerator<string> {
  const head = writeCsv(columns, [])
  yield head
  for await (const page of pages) {
    yield writeCsv(
      columns,
      page.map(({ row }) => columns.map((name) => cell(row[name]))),
    ).slice(head.length)
  }
}
