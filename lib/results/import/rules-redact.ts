import type { Anonymity } from '@/lib/surveys/schema'
import { metaOf } from './rules-targets'
import { withoutColumns, type ResponseTable } from './rules-table'

/** Names that point at one person, whoever wrote the file. */
const PERSONAL =
  /^(?:(?:recipient ?)?(?:first|last) ?name|name|ip ?address|ipaddr|(?:response|respondent)(?: |_)?id|external ?(?:data ?)?reference|location ?(?:latitude|longitude|accuracy)|token|id|custom data.*)$/i

const DAY = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/
/** As SurveyMonkey writes it: month first. */
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s.*)?$/

/** The day of a time, YYYY-MM-DD; the text as it is where it names none. */
export function dayIn(text: string): string {
  const american = AMERICAN.exec(text)
  if (american) return `${american[3]}-${american[1]!.padStart(2, '0')}-${american[2]!.padStart(2, '0')}`
  return DAY.exec(text)?.[1] ?? text
}

/**
 * A file without what the hub must not hold, before anything of it is kept: what tools record of the respondent's machine, and, for an
 * anonymous survey, every column that says who. Times become days.
 * @param known column names that the survey itself has: they are answers, whatever they are called
 * @returns the names of the columns cut out, too
 */
export function redact(
  table: ResponseTable,
  anonymity: Anonymity,
  known: ReadonlySet<string>,
): { table: ResponseTable; cut: string[] } {
  const gone = new Set<number>()
  const days = new Set<number>()
  table.columns.forEach(({ name }, index) => {
    if (known.has(name.toLowerCase())) return
    const meta = metaOf(name)
    const machine =
      meta === 'machine' && (table.kind !== 'plain' || (anonymity === 'anonymous' && PERSONAL.test(name.trim())))
    if (machine || (meta === '@email' && anonymity === 'anonymous')) gone.add(index)
    if (meta === '@day') days.add(index)
  })
  // A last column without a name or anything in it is a comma too many at the end of each line.
  table.columns.forEach(({ name }, index) => {
    if (/^column \d+$/.test(name) && table.rows.every((row) => row.cells[index] === '')) gone.add(index)
  })
  const cut = [...gone].map((index) => table.columns[index]!.name).filter((name) => !/^column \d+$/.test(name))
  const rows =
    days.size === 0
      ? table.rows
      : table.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell, index) => (days.has(index) ? dayIn(cell) : cell)),
        }))
  return { table: withoutColumns({ ...table, rows }, gone), cut }
}
