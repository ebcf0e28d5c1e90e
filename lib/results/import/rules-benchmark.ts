import { invalid } from '@/lib/core/errors'
import { unreadColumn, type ImportFinding } from '@/lib/core/imports'
import { parseCsv } from '@/lib/core/text/csv'
import { isVisible, normalizeLine } from '@/lib/core/text/normalize'
import { MAX_MEASURES, type BenchmarkValue } from '../schema-compare'

const SHARES = ['favourable', 'p25', 'p50', 'p75', 'p90'] as const
const OTHER_NAMES: Record<string, string> = {
  question: 'measure',
  item: 'measure',
  key: 'measure',
  mean: 'favourable',
  value: 'favourable',
  median: 'p50',
  count: 'n',
}
const MAX_FINDINGS = 20
/** Up to here the values of a column "mean" look like means on a scale of answers. */
const HIGHEST_SCALE = 10

/** "62", "62 %", "0.62", "62,5"; undefined where it is no number. Nothing is ever reckoned: "=1+1" is no number. */
function numberIn(cell: string): number | undefined {
  const text = cell.replace(/\s|%/g, '').replace(',', '.')
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
}

/**
 * Reads a benchmark set: a line each for a measure (a question's key or words), its favourable share and, where known, quartiles, 90th
 * percentile and n. Shares are in percent when any of the file is above 1 or has a percent sign, else between 0 and 1. A column of another
 * name counts only where there is none of its own; each that is not read is a finding.
 * @throws AppError invalid naming each line that is wrong: a set is taken over whole or not at all
 */
export function parseBenchmark(
  path: string,
  text: string,
): { values: BenchmarkValue[]; source: string; unread: ImportFinding[] } {
  const table = parseCsv(text)
  const otherName = (column: string) => (Object.hasOwn(OTHER_NAMES, column) ? OTHER_NAMES[column] : undefined)
  const columnOf = (name: string) =>
    table.columns.find((column) => column === name) ?? table.columns.find((column) => otherName(column) === name)
  const columns = Object.fromEntries(['measure', ...SHARES, 'n', 'source'].map((name) => [name, columnOf(name)]))
  for (const name of ['measure', 'favourable'])
    if (!columns[name]) throw invalid(`${path}: there is no "${name}" column in the first line.`)
  const cell = (row: (typeof table.rows)[number], name: string): string => row.cells[columns[name] ?? ''] ?? ''
  const percent = table.rows.some((row) =>
    SHARES.some((name) => cell(row, name).includes('%') || (numberIn(cell(row, name)) ?? 0) > 1),
  )
  const read = new Set(Object.values(columns))
  const unread = table.columns.filter((column) => !read.has(column)).map((column) => unreadColumn(path, column))
  const most = table.rows.reduce((top, row) => Math.max(top, numberIn(cell(row, 'favourable')) ?? 0), 0)
  if (columns['favourable'] === 'mean' && most > 1 && most <= HIGHEST_SCALE)
    throw invalid(
      `${path}: the values of “mean” look like means on a scale, and shares of favourable answers are compared. ` +
        'Give the shares in a column “favourable”.',
    )

  const findings: { line: number; reason: string }[] = []
  const seen = new Map<string, number>()
  const values = table.rows.map((row): BenchmarkValue => {
    const wrong = (reason: string) => findings.push({ line: row.line, reason })
    const measure = normalizeLine(cell(row, 'measure'))
    if (!isVisible(measure)) wrong('it names no measure.')
    else if (measure.length > 1_000) wrong('its measure is longer than 1000 characters.')
    const before = seen.get(measure.toLowerCase())
    if (before) wrong(`“${measure.slice(0, 60)}” is on line ${before} already.`)
    else seen.set(measure.toLowerCase(), row.line)
    const shareIn = (name: (typeof SHARES)[number]): number | null => {
      const text = cell(row, name)
      if (text === '') return null
      const number = numberIn(text)
      if (number === undefined || number > (percent ? 100 : 1)) wrong(`${name} “${text.slice(0, 40)}” is no share.`)
      // Less than one percent of people is rare; a share of a file in which someone wrote one line in percent is not.
      else if (percent && number > 0 && number < 1 && !text.includes('%'))
        wrong(`${name} “${text.slice(0, 40)}” stands among percentages: write ${number} % or ${number * 100} %.`)
      return number === undefined ? null : Math.round((percent ? number / 100 : number) * 1e6) / 1e6
    }
    const [favourable, p25, p50, p75, p90] = SHARES.map(shareIn)
    if (cell(row, 'favourable') === '') wrong('it has no favourable share.')
    const known = [p25, p50, p75, p90].filter((one) => one !== null && one !== undefined)
    if (known.some((one, index) => index > 0 && one < known[index - 1]!))
      wrong('its percentiles do not rise from p25 to p90.')
    const count = cell(row, 'n')
    if (count !== '' && !/^[1-9]\d{0,8}$/.test(count)) wrong(`n “${count.slice(0, 40)}” is no whole number.`)
    return {
      measure,
      favourable: favourable ?? 0,
      p25: p25 ?? null,
      p50: p50 ?? null,
      p75: p75 ?? null,
      p90: p90 ?? null,
      n: count === '' ? null : Number(count),
    }
  })
  if (values.length === 0) throw invalid(`${path}: there is no measure in it.`)
  if (values.length > MAX_MEASURES) throw invalid(`${path}: at most ${MAX_MEASURES} measures.`)
  if (findings.length > 0) {
    const said = findings.slice(0, MAX_FINDINGS).map(({ line, reason }) => `Line ${line}: ${reason}`)
    const more = findings.length > MAX_FINDINGS ? ` And ${findings.length - MAX_FINDINGS} more.` : ''
    throw invalid(
      `${path} was not taken over. ${said.join(' ')}${more}`,
      Object.fromEntries(
        findings.slice(0, MAX_FINDINGS).map(({ line }, index) => [`csv.${line}.${index}`, [said[index]!]]),
      ),
    )
  }
  const source = table.rows.map((row) => normalizeLine(cell(row, 'source'))).find(isVisible) ?? ''
  return { values, source: source.slice(0, 500), unread }
}
