import { writeCsv } from '@/lib/core/text/csv-write'
import type { Capability } from './schema-capabilities'

/** Columns of the file, in order, and what each holds; the import reads those that say what a person wrote. */
const COLUMNS: [string, (row: Capability) => string | number | boolean | null][] = [
  ['name', (row) => row.name],
  ['description', (row) => row.description],
  ['stage', (row) => row.stage],
  ['since', (row) => row.stageSince],
  ['team', (row) => row.team],
  ['owner', (row) => row.owner],
  ['documentation', (row) => row.docs],
  ['repository', (row) => row.repository],
  ['dashboard', (row) => row.dashboard],
  ['golden path', (row) => row.goldenPath],
  ['golden path supported', (row) => row.goldenPathSupported],
  ['last day', (row) => row.retireBy],
  ['replacement', (row) => row.replacement],
  ['plan', (row) => row.plan],
  ['adoption', (row) => row.adoption],
  ['teams using', (row) => row.funnel.weekly.teams],
  ['gaps', (row) => row.gaps.join('; ')],
]

/** Capabilities as CSV. */
export const capabilitiesCsv = (rows: readonly Capability[]): string =>
  writeCsv(
    COLUMNS.map(([name]) => name),
    rows.map((row) => COLUMNS.map(([, cell]) => cell(row))),
  )
