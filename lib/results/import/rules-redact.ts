import type { Anonymity } from '@/lib/surveys/schema'
import { areCountedMoments, areMoments, daysOfColumn } from './rules-days'
import { metaOf } from './rules-targets'
import { withoutColumns, type ResponseTable } from './rules-table'

/** Names that point at one person, whatever tool wrote the file. */
const PERSONAL =
  /^(?:(?:recipient ?)?(?:first|last) ?name|name|ip ?address|ipaddr|(?:response|respondent)(?: |_)?id|external ?(?:data ?)?reference|location ?(?:latitude|longitude|accuracy)|token|id|#|network ?id|(?:submission|session|user|person|contact|visitor)(?: |_)?id|submission ?ip|ip|custom data.*|submitter(?:id|name)|_submitted_by|device_?id|user_?name|phone_?number|sim_?serial|subscriber_?id|(?:(?:meta|formhub)[-/])?(?:instance(?:id|name)|uuid|rootuuid)|_uuid)$/i

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
/** Microsoft Forms writes this in place of an address; it is no person. */
export const isNobody = (cell: string): boolean => /^anonym(?:ous|e|)?$/i.test(cell.trim())
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){3,7})$/i
const ID =
  /^(?:uuid:)?(?:R_[A-Za-z0-9]{10,}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{24,64}|(?=[a-z]*\d)(?=\d*[a-z])[0-9a-z]{24,64})$/i

/** What a column holds about the answering, not about the matter: told by its cells, in any language. */
export type Recorded = 'moment' | 'email' | 'machine'

const cellsOf = (table: ResponseTable, index: number): string[] =>
  table.rows.map((row) => row.cells[index] ?? '').filter((cell) => cell !== '')

/** What each column records; undefined for one of answers. */
export function recordedIn(table: ResponseTable, now: Date): (Recorded | undefined)[] {
  const found = table.columns.map((_, index): Recorded | undefined => {
    const cells = cellsOf(table, index)
    if (cells.length === 0) return undefined
    if (areMoments(cells, now)) return 'moment'
    if (cells.every((cell) => EMAIL.test(cell) || isNobody(cell))) return 'email'
    return cells.every((cell) => ADDRESS.test(cell)) || (cells.length > 1 && cells.every((cell) => ID.test(cell)))
      ? 'machine'
      : undefined
  })
  // Microsoft Forms in any language: a number, two times, an address and a name come first.
  const first = cellsOf(table, 0)
  const numbered = first.length > 0 && first.every((cell) => /^\d+$/.test(cell))
  if (numbered && found[1] === 'moment' && found[2] === 'moment' && found[3] === 'email') {
    found[0] = 'machine'
    found[4] ??= 'machine'
  }
  return found
}

/** The column that says when a response was given: the last of a file's times, which is when it was sent. */
export function momentColumn(table: ResponseTable, recorded: readonly (Recorded | undefined)[]): number | undefined {
  const named = table.columns.findIndex(({ name }) => metaOf(name) === '@day')
  if (named >= 0) return named
  const last = recorded.findLastIndex((one) => one === 'moment')
  return last < 0 ? undefined : last
}

/**
 * A file without what the hub must not hold, before anything of it is kept: what tools record of the respondent's machine, and, for an
 * anonymous survey, every column that says who. Times become days, and only the day of sending is kept.
 * @param known column names that the survey itself has: they are answers, whatever they are called
 * @returns the names of the columns cut out, too
 */
export function redact(
  table: ResponseTable,
  anonymity: Anonymity,
  known: ReadonlySet<string>,
  now: Date,
): { table: ResponseTable; cut: string[] } {
  const gone = new Set<number>()
  const days = new Set<number>()
  const recorded = recordedIn(table, now)
  const sent = momentColumn(table, recorded)
  table.columns.forEach(({ name, label }, index) => {
    const isAnswer = known.has(name.toLowerCase()) || (label !== '' && known.has(label.toLowerCase()))
    // A number that somebody was asked for is one, however it looks.
    const isNumber = isAnswer && areCountedMoments(cellsOf(table, index), now)
    if ((recorded[index] === 'moment' && !isNumber) || (!isAnswer && metaOf(name) === '@day')) days.add(index)
    if (isAnswer) return
    const meta = metaOf(name)
    const machine =
      recorded[index] === 'machine' ||
      (recorded[index] === 'moment' && index !== sent && meta !== '@day') ||
      (meta === 'machine' && (table.kind !== 'plain' || (anonymity === 'anonymous' && PERSONAL.test(name.trim()))))
    const who = (meta === '@email' || recorded[index] === 'email') && anonymity === 'anonymous'
    if (machine || who) gone.add(index)
  })
  // A last column without a name or anything in it is a comma too many at the end of each line.
  table.columns.forEach(({ name }, index) => {
    if (/^column \d+$/.test(name) && table.rows.every((row) => row.cells[index] === '')) gone.add(index)
  })
  const cut = [...gone].map((index) => table.columns[index]!.name).filter((name) => !/^column \d+$/.test(name))
  // SurveyMonkey writes the month first.
  const usual = table.kind === 'two-row' ? 'month-first' : undefined
  const read = new Map(
    [...days].map((index) => [
      index,
      daysOfColumn(
        table.rows.map((row) => row.cells[index] ?? ''),
        now,
        undefined,
        usual,
      ).days,
    ]),
  )
  const rows =
    days.size === 0
      ? table.rows
      : table.rows.map((row, at) => ({
          ...row,
          cells: row.cells.map((cell, index) => read.get(index)?.[at] ?? cell),
        }))
  const when = sent === undefined ? undefined : table.columns[sent]?.name
  return { table: { ...withoutColumns({ ...table, rows }, gone), ...(when !== undefined && { sent: when }) }, cut }
}
