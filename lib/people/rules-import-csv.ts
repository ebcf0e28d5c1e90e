import { z } from 'zod'
import type { Skipped } from '@/lib/core/imports'
import { ROLES, type Role } from '@/lib/core/permissions'
import { parseCsv } from '@/lib/core/text/csv'
import { line } from '@/lib/core/zod'
import { invalid } from '@/lib/core/errors'
import { emailSchema } from './schema'

/** One person as a line of the file has them; undefined where it says nothing. */
export interface PersonLine {
  line: number
  email: string
  name?: string
  team?: string
  role?: Role
  discipline?: string
  /** Their first day, as 2026-03-31. */
  startedOn?: string
}

/** Column names as directories and spreadsheets write them. */
const COLUMNS = {
  email: ['email', 'e-mail', 'mail', 'email address', 'e-mail address', 'work email'],
  name: ['name', 'full name', 'display name', 'person'],
  first: ['first name', 'given name', 'firstname'],
  last: ['last name', 'family name', 'surname', 'lastname'],
  team: ['team', 'team name', 'squad', 'group', 'department'],
  role: ['role', 'hub role'],
  discipline: ['discipline', 'title', 'job title', 'job', 'function'],
  started: ['started', 'started on', 'startedon', 'start date', 'joined', 'joined on', 'hire date', 'hired'],
} as const
type Field = keyof typeof COLUMNS

const ROLE_NAMES = new Map<string, Role>([
  ...ROLES.map((role) => [role, role] as const),
  ['dev', 'developer'],
  ['engineer', 'developer'],
  ['developer advocate', 'advocate'],
  ['platform pm', 'pm'],
  ['product manager', 'pm'],
  ['administrator', 'admin'],
])

/**
 * Reads a list of people: an e-mail column, and name, team and role where they are there.
 * @returns what can be taken over, and each line that cannot, with its reason
 * @throws AppError invalid when it is no CSV or names no e-mail column
 */
export function parsePeople(file: string, text: string): { people: PersonLine[]; skipped: Skipped[] } {
  const table = parseCsv(text)
  const columns = Object.fromEntries(
    Object.entries(COLUMNS).map(([field, names]) => [
      field,
      table.columns.find((column) => (names as readonly string[]).includes(column)),
    ]),
  ) as Record<Field, string | undefined>
  if (!columns.email) throw invalid(`${file}: there is no "email" column in the first line.`)

  const people: PersonLine[] = []
  const skipped: Skipped[] = []
  const seen = new Map<string, number>()
  for (const row of table.rows) {
    const cell = (field: Field): string | undefined => row.cells[columns[field] ?? ''] || undefined
    const read = readLine(row.line, cell)
    const before = typeof read === 'string' ? undefined : seen.get(read.email)
    if (typeof read === 'string') skipped.push({ file, line: row.line, reason: read })
    else if (before) skipped.push({ file, line: row.line, reason: `${read.email} is on line ${before} already.` })
    else {
      seen.set(read.email, row.line)
      people.push(read)
    }
  }
  return { people, skipped }
}

/** The line's person, or why there is none. */
function readLine(at: number, cell: (field: Field) => string | undefined): PersonLine | string {
  const given = cell('email')
  if (!given) return 'There is no e-mail address.'
  const email = emailSchema.safeParse(given)
  if (!email.success) return `"${given.slice(0, 80)}" is not an e-mail address.`
  const roleText = cell('role')
  const role = roleText === undefined ? undefined : ROLE_NAMES.get(roleText.toLowerCase())
  if (roleText !== undefined && !role) return `There is no role "${roleText.slice(0, 40)}". Roles: ${ROLES.join(', ')}.`
  const name = cell('name') ?? ([cell('first'), cell('last')].filter(Boolean).join(' ') || undefined)
  for (const [what, value, max] of [
    ['name', name, 120],
    ['team', cell('team'), 120],
    ['discipline', cell('discipline'), 80],
  ] as const) {
    if (value !== undefined && !line(max).safeParse(value).success)
      return `The ${what} is longer than ${max} characters.`
  }
  const startedOn = cell('started')
  if (startedOn !== undefined && !z.iso.date().safeParse(startedOn).success)
    return `"${startedOn.slice(0, 40)}" is no day as 2026-03-31.`
  return { line: at, email: email.data, name, team: cell('team'), role, discipline: cell('discipline'), startedOn }
}
