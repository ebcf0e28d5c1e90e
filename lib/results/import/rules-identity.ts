import { areMoments } from './rules-days'
import type { ResponseTable } from './rules-table'

/** Columns in which tools number or name single responses. */
const IDS =
  /^(?:(?:response|respondent|submission)(?: |_)?id|(?:(?:meta|formhub)[-/])?(?:instanceid|uuid|rootuuid)|_uuid|key|id(?:\. response id)?|#)$/i
/** An id that no other form of the same tool gives as well. */
const UNIQUE = /^(?:uuid:)?(?:R_[A-Za-z0-9]{10,}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-z]{16,64}|\d{7,})$/i

/**
 * By what a response can be told again in a later file of the same form, whatever was answered in it, and whatever columns that
 * file has more: its id; where that is a mere number, with the moment at which it was begun; where there is none, its moments.
 * @param table as the tool wrote it, with times and ids
 * @param known column names that the survey itself has: they are answers, whatever they are called
 * @returns one text for each row; null where the file has nothing of the kind
 */
export function identitiesOf(table: ResponseTable, known: ReadonlySet<string>, now: Date): string[] | null {
  if (table.own || table.rows.length === 0) return null
  const columns = table.columns.flatMap(({ name }, index) => {
    const cells = table.rows.map((row) => row.cells[index] ?? '')
    return known.has(name.toLowerCase()) ? [] : [{ name: name.trim(), cells }]
  })
  const isWhole = (cells: readonly string[]) => cells.every((cell) => cell !== '')
  const ids = columns.filter(
    ({ name, cells }) => IDS.test(name) && isWhole(cells) && new Set(cells).size === cells.length,
  )
  const unique = ids.find(({ cells }) => cells.every((cell) => UNIQUE.test(cell)))
  if (unique) return unique.cells
  const moments = columns.filter(({ cells }) => isWhole(cells) && areMoments(cells, now))
  const [id] = ids
  const parts = id ? [id, ...moments.slice(0, 1)] : moments
  return parts.length === 0 ? null : table.rows.map((_, at) => JSON.stringify(parts.map(({ cells }) => cells[at])))
}
