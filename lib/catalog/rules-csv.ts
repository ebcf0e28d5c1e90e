import { invalid } from '@/lib/core/errors'
import { unreadColumn, type ImportFinding } from '@/lib/core/imports'
import { parseCsv } from '@/lib/core/text/csv'
import { unguarded } from '@/lib/core/text/csv-write'
import { capabilityPatch, type CapabilityPatch } from './schema-capabilities'

/** Columns that are read, by the names that a file may give them. What else is in a file is named as not read. */
const FIELDS: Readonly<Record<string, keyof CapabilityPatch>> = {
  name: 'name',
  capability: 'name',
  description: 'description',
  stage: 'stage',
  lifecycle: 'stage',
  team: 'team',
  owner: 'owner',
  documentation: 'docs',
  docs: 'docs',
  repository: 'repository',
  repo: 'repository',
  dashboard: 'dashboard',
  'golden path': 'goldenPath',
  'golden path supported': 'goldenPathSupported',
  'last day': 'retireBy',
  replacement: 'replacement',
  plan: 'plan',
}
const YES: Readonly<Record<string, boolean>> = { true: true, yes: true, '1': true, false: false, no: false, '0': false }
const MAX_PROBLEMS = 50

/** One line of a file: what it says of one capability. An empty cell says nothing. */
export interface CapabilityLine {
  line: number
  said: CapabilityPatch & { name: string }
}

/** Own names only: a column called "constructor" is no field. */
const fieldOf = (column: string): keyof CapabilityPatch | undefined =>
  Object.hasOwn(FIELDS, column) ? FIELDS[column] : undefined

/** What the hub counts itself and writes into its own file: changed there, it changes nothing here. */
const COUNTED: ReadonlySet<string> = new Set(['since', 'adoption', 'teams using', 'gaps'])

/**
 * Capabilities of a CSV file, and one finding on the first line for each column that is not read.
 * @throws AppError invalid, naming the lines, where one cannot be read: a file is taken over whole or not at all
 */
export function readCapabilitiesFile(
  path: string,
  text: string,
): { lines: CapabilityLine[]; findings: ImportFinding[] } {
  const { columns, rows } = parseCsv(text)
  const known = columns.flatMap((column) => {
    const field = fieldOf(column)
    return field ? [[column, field] as const] : []
  })
  if (!known.some(([, field]) => field === 'name')) throw invalid(`${path}: there is no column "name".`)
  const double = known.find(([, field], at) => known.findIndex(([, other]) => other === field) !== at)
  if (double) throw invalid(`${path}: two columns are the ${double[0]}.`)
  const problems: string[] = []
  const seen = new Map<string, number>()
  const lines = rows.flatMap(({ line, cells }): CapabilityLine[] => {
    const typed: Record<string, string | boolean> = {}
    for (const [column, field] of known) {
      const cell = unguarded(cells[column] ?? '')
      if (cell === '') continue
      const isLower = field === 'stage' || field === 'goldenPathSupported'
      const plain = isLower ? cell.toLowerCase() : cell
      typed[field] = field === 'goldenPathSupported' ? (YES[plain] ?? cell) : plain
    }
    const parsed = capabilityPatch.safeParse(typed)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      const column = known.find(([, field]) => field === issue?.path[0])?.[0] ?? ''
      problems.push(`Line ${line}, ${column}: ${issue?.message ?? 'cannot be read.'}`)
      return []
    }
    const { name } = parsed.data
    if (name === undefined) {
      problems.push(`Line ${line}: there is no name.`)
      return []
    }
    const before = seen.get(name.toLowerCase())
    if (before !== undefined) problems.push(`Line ${line}: “${name}” is in line ${before} too.`)
    seen.set(name.toLowerCase(), line)
    return [{ line, said: { ...parsed.data, name } }]
  })
  if (problems.length > 0) {
    const more = problems.length > MAX_PROBLEMS ? ` … and ${problems.length - MAX_PROBLEMS} more.` : ''
    throw invalid(`${path}: nothing was taken over. ${problems.slice(0, MAX_PROBLEMS).join(' ')}${more}`)
  }
  const findings = columns
    .filter((column) => fieldOf(column) === undefined)
    .map((column) => unreadColumn(path, column, COUNTED.has(column) ? ': the hub works it out itself' : ''))
  return { lines, findings }
}
