import { unreadColumn, type ImportFinding, type Skipped } from '@/lib/core/imports'
import { invalid } from '@/lib/core/errors'
import { ROLES, type Role } from '@/lib/core/permissions'
import { isoDay } from '@/lib/core/clock'
import { parseCsv, type CsvRow, type CsvTable } from '@/lib/core/text/csv'
import { readDays, type ReadDay } from '@/lib/core/text/dates'
import { line } from '@/lib/core/zod'
import { findColumns, isFamilyFirst, isPathOfTeams, type Columns, type Field } from './rules-import-columns'
import { emailSchema } from './schema'

/** One person as a line of the file has them; undefined where it says nothing. */
export interface PersonLine {
  line: number
  email: string
  name?: string | undefined
  team?: string | undefined
  /** The levels above the team, the nearest first. */
  departments?: string[] | undefined
  role?: Role | undefined
  discipline?: string | undefined
  /** Their first day, as 2026-03-31. */
  startedOn?: string | undefined
  /** Their first day, where it is still to come. */
  startsOn?: string | undefined
  /** Their last day, where it is today or still to come; null where the file has such days and none of theirs. */
  endsOn?: string | null | undefined
  /** The number that the employer knows them by: it stays when an address or a name changes. */
  employeeId?: string | undefined
  /** False for a person who has left; undefined where the file does not say. */
  active?: boolean | undefined
}

export interface PeopleFile {
  people: PersonLine[]
  /** Lines without a person that could be taken. */
  skipped: Skipped[]
  /** Columns that were not read, and cells that were left out of a person who was taken. */
  findings: ImportFinding[]
}

/** Words for a role of the hub. */
const ROLE_NAMES = new Map<string, Role>([
  ...ROLES.map((role) => [role, role] as const),
  ['dev', 'developer'],
  ['developer advocate', 'advocate'],
  ['platform pm', 'pm'],
  ['administrator', 'admin'],
])
/** Of these the words that are no job at another company. */
const CERTAIN_ROLES = new Set(['stakeholder', 'advocate', 'pm', 'platform pm', 'admin'])
/** In a column that says it holds roles of the hub these mean one too; elsewhere they are jobs. */
const HUB_ROLE_NAMES = new Map<string, Role>([...ROLE_NAMES, ['engineer', 'developer'], ['product manager', 'pm']])

/** What says that somebody works here. */
const ACTIVE = new RegExp(
  `^(?:${[
    String.raw`active|aktiv|actif|activo|ativo|attivo|actief|in dienst|current|employed|enabled|member|locked[ _]out`,
    String.raw`password[ _]expired|recovery|provisioned|yes|y|ja|oui|true|1|on|working|regular|permanent|probation.*|notice.*`,
    String.raw`hired|onboarding|.*leave.*|sabbatical|full[- ]?time|part[- ]?time`,
  ].join('|')})$`,
  'i',
)
const LEFT =
  /^(terminated|inactive|inaktiv|inactif|inactivo|left|leaver|resigned|former.*|ex[- ].*|retired|dismissed|separated|ended|parti|baja|cessato|desligado|uit dienst|gekündigt|ausgetreten|sorti|salido|uscito|vertrokken|offboarded|deactivated|disabled|deprovisioned|deleted|archived|suspended|no|n|nein|non|false|0|off|ausgeschieden|deceased)$/i

const MAX_SHOWN = 40
/** People that one file may list: read in seconds, and as one transaction. */
export const MAX_PEOPLE = 50_000
/** What a cell may be, by its longest; made once, since making a schema costs more than the cell. */
const CELL = { 80: line(80), 120: line(120) } as const
const quoted = (text: string): string => `"${text.slice(0, MAX_SHOWN)}"`

/**
 * Reads a list of people. Only a line without an address, or with one that an earlier line has, is left out; a cell that
 * cannot be read costs the cell. Every column that is not read is named once.
 * @param now an end date before this day means that the person has left
 * @throws AppError invalid when it is no CSV, lists more than 50,000 people, or has no column of addresses; then the
 *   sentence lists the columns that are there
 */
export function readPeopleFile(file: string, text: string, now: Date): PeopleFile {
  const table = parseCsv(text)
  if (table.rows.length > MAX_PEOPLE) {
    throw invalid(
      `${file} lists ${table.rows.length.toLocaleString('en')} people; one file may list ${MAX_PEOPLE.toLocaleString('en')}. Split it.`,
    )
  }
  const person = table.columns.find((name) => emailSchema.safeParse(name).success)
  if (person !== undefined)
    throw invalid(`${file}: the first line must name the columns; it has ${quoted(person)}, which is a person's.`)
  const columns = findColumns(table.columns)
  const emailColumn = addressColumn(file, table, columns.found.email)
  if (!emailColumn) {
    const seen = table.columns.map((name) => `"${name}"`).join(', ')
    throw invalid(`${file}: there is no "email" column. The first line has ${seen}.`)
  }
  const found = { ...columns.found, email: emailColumn }
  const company = companyIn(table.rows, found)
  if (company !== undefined) {
    found.team = found.department
    delete found.department
    columns.unread.push(company)
  }
  const roles = roleColumn(found, table.rows)
  const started = daysOf(table.rows, found.started, now)
  const ended = daysOf(table.rows, found.ended, now)
  const isFlagOfLeavers = /suspend/i.test(found.status ?? '')

  const result: PeopleFile = { people: [], skipped: [], findings: unreadFindings(file, table, columns, found, roles) }
  const seen = new Map<string, number>()
  table.rows.forEach((row, at) => {
    const cell = (field: Field): string | undefined => row.cells[found[field] ?? ''] || undefined
    const tell = (field: Field, message: string) =>
      result.findings.push({ file, line: row.line, key: found[field] ?? field, message })
    const leaveOut = (reason: string) => result.skipped.push({ file, line: row.line, reason })

    const given = cell('email')
    if (!given) return leaveOut('There is no e-mail address.')
    const email = emailSchema.safeParse(given)
    if (!email.success) return leaveOut(`"${given.slice(0, 80)}" is not an e-mail address.`)
    const before = seen.get(email.data)
    if (before) return leaveOut(`${email.data} is on line ${before} already.`)
    seen.set(email.data, row.line)

    const short = (field: Field, max: keyof typeof CELL, value = cell(field)): string | undefined => {
      if (value === undefined || CELL[max].safeParse(value).success) return value
      tell(field, `The ${field} is longer than ${max} characters; left out.`)
      return undefined
    }
    const day = (field: 'started' | 'ended', read: ReadDay | undefined): string | undefined => {
      if (read?.problem) tell(field, `${read.problem} Left out.`)
      return read?.day
    }
    const name = nameOf(cell('name'), cell('first'), cell('last'), found.name) ?? firstOf(row, columns.otherNames)
    const path = isPathOfTeams(found.team ?? '') ? pathOf(cell('team')) : null
    const endedOn = day('ended', ended[at])
    const team = path && path[0] === undefined ? undefined : short('team', 120, path?.[0] ?? cell('team'))
    const startedOn = day('started', started[at])
    const today = isoDay(now)
    result.people.push({
      line: row.line,
      email: email.data,
      name: short('name', 120, name),
      team,
      departments: [
        ...(path ?? []).slice(1).flatMap((one) => short('team', 120, one) ?? []),
        ...(['department', 'division'] as const).flatMap((level) => short(level, 120) ?? []),
      ],
      role: readRole(cell(roles.field ?? 'hubRole'), roles, tell),
      discipline: short('discipline', 80, cell('discipline') ?? (roles.areJobs ? cell('role') : undefined)),
      startedOn,
      ...(startedOn !== undefined && startedOn > today && { startsOn: startedOn }),
      ...lastDay(found.ended === undefined || ended[at]?.problem !== undefined, endedOn, today),
      employeeId: short('employeeId', 80),
      active: readActive({ status: cell('status'), startedOn, endedOn, today, isFlagOfLeavers }, tell),
    })
  })
  return result
}

/** "/Engineering/Platform" as the team and the levels above it, the nearest first; the root is no team. */
const pathOf = (path: string | undefined): string[] =>
  (path ?? '')
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .reverse()

const firstOf = (row: CsvRow, columns: readonly string[]): string | undefined =>
  columns.map((name) => row.cells[name]).find((cell) => cell !== undefined && cell !== '')

/** A name as it is said: "Ferro, Ada" is Ada Ferro where the column says so, or the columns of both names do. */
function nameOf(
  whole: string | undefined,
  first: string | undefined,
  last: string | undefined,
  column: string | undefined,
): string | undefined {
  const joined = [first, last].filter(Boolean).join(' ') || undefined
  const [family, given, ...more] = (whole ?? '').split(/\s*,\s*/)
  if (!whole || !given || more.length > 0) return whole ?? joined
  if (first && last && family === last && given.startsWith(first)) return joined
  return isFamilyFirst(column ?? '') ? `${given} ${family}` : whole
}

/**
 * The column that was taken for teams and holds the company: one word for everybody, where departments tell people apart (Okta's
 * `organization`). A column that is called team or squad is what it says.
 */
function companyIn(rows: readonly CsvRow[], { team, department }: Columns['found']): string | undefined {
  if (team === undefined || department === undefined || !/^(?:supervisory )?org/i.test(team)) return undefined
  const kinds = (column: string) => new Set(rows.flatMap((row) => row.cells[column] || [])).size
  return kinds(team) === 1 && kinds(department) > 1 ? team : undefined
}

const shareOfAddresses = ({ rows }: CsvTable, column: string): number => {
  const cells = rows.map((row) => row.cells[column] ?? '').filter((cell) => cell !== '')
  return cells.length === 0 ? 0 : cells.filter((cell) => emailSchema.safeParse(cell).success).length / cells.length
}

/** Whose address stands in such a column is somebody else than the person of the line. */
const ANOTHERS = new RegExp(
  [
    ...[
      'manager',
      'supervisor',
      'superior',
      '\\bboss',
      'lead\\b',
      'leader',
      'approver',
      'assistant',
      'buddy',
      'mentor',
    ],
    ...['sponsor', 'partner', 'recruiter', '\\bhr\\b', 'vorgesetzt', 'leitung', 'chef', 'responsable', 'jefe'],
  ].join('|'),
  'i',
)

/**
 * The column that its name says, unless it holds none; else one whose cells are nearly all addresses, each of another person.
 * @throws AppError invalid where there are several such: whose the lines are must be said
 */
function addressColumn(file: string, table: CsvTable, named: string | undefined): string | undefined {
  if (named !== undefined && shareOfAddresses(table, named) > 0) return named
  const likely = table.columns.filter((column) => {
    const cells = table.rows.flatMap((row) => row.cells[column]?.toLowerCase() || [])
    return !ANOTHERS.test(column) && shareOfAddresses(table, column) >= 0.9 && new Set(cells).size >= 0.9 * cells.length
  })
  if (likely.length > 1)
    throw invalid(`${file}: ${likely.map(quoted).join(' and ')} both hold addresses. Name the people's own "email".`)
  return likely[0] ?? named
}

interface Roles {
  /** The column of roles of the hub, if there is one. */
  field?: 'hubRole' | 'role'
  names: ReadonlyMap<string, Role>
  /** Whether the column "role" holds job titles, as in most directories. */
  areJobs: boolean
}

/**
 * A column "role" holds roles of the hub only where more of its cells can only be meant so than are none; a role gives
 * rights, and a job title of this name ("Administrator", "Developer Advocate") must not.
 */
function roleColumn(found: Columns['found'], rows: readonly CsvRow[]): Roles {
  const values = rows.map((row) => (row.cells[found.role ?? ''] ?? '').toLowerCase()).filter((value) => value !== '')
  const certain = values.filter((value) => CERTAIN_ROLES.has(value)).length
  const others = values.filter((value) => !ROLE_NAMES.has(value)).length
  const areDevelopers = values.every((value) => ROLE_NAMES.get(value) === 'developer')
  const areRoles = values.length > 0 && (certain > others || areDevelopers)
  if (found.hubRole) return { field: 'hubRole', names: HUB_ROLE_NAMES, areJobs: values.length > 0 && !areRoles }
  if (found.role && areRoles) return { field: 'role', names: ROLE_NAMES, areJobs: false }
  return { names: ROLE_NAMES, areJobs: values.length > 0 }
}

type Tell = (field: Field, message: string) => void

function readRole(given: string | undefined, roles: Roles, tell: Tell): Role | undefined {
  if (!roles.field || given === undefined) return undefined
  const role = roles.names.get(given.toLowerCase())
  if (!role) tell(roles.field, `There is no role ${quoted(given)}; left out. Roles: ${ROLES.join(', ')}.`)
  return role
}

const daysOf = (rows: readonly CsvRow[], column: string | undefined, now: Date): ReadDay[] =>
  column === undefined
    ? []
    : readDays(
        rows.map((row) => row.cells[column]),
        now,
      )

/** What the file says of a last day that is not over; nothing where it says nothing, or what nobody can read. */
const lastDay = (isUnsaid: boolean, endedOn: string | undefined, today: string): Pick<PersonLine, 'endsOn'> =>
  isUnsaid ? {} : { endsOn: endedOn !== undefined && endedOn >= today ? endedOn : null }

interface Employment {
  status: string | undefined
  startedOn: string | undefined
  endedOn: string | undefined
  today: string
  isFlagOfLeavers: boolean
}

/**
 * Whether a person still works here: a day in the past ends it, one that is still to come does not, whatever the status
 * says until then; without a day the status decides. A day that is before the first one is the end of an employment
 * before this one, as files keep it of people who came back.
 */
function readActive(
  { status, startedOn, endedOn, today, isFlagOfLeavers }: Employment,
  tell: Tell,
): boolean | undefined {
  const says = status === undefined ? undefined : ACTIVE.test(status) ? true : LEFT.test(status) ? false : null
  if (says === null) tell('status', `The status ${quoted(status ?? '')} is not known; left as it was.`)
  const active = typeof says === 'boolean' ? says !== isFlagOfLeavers : undefined
  if (endedOn === undefined) return active
  if (endedOn < today) {
    if (startedOn !== undefined && endedOn < startedOn && startedOn <= today && active !== false) {
      tell('ended', `${endedOn} is before their first day, ${startedOn}: the end of an earlier employment. Works here.`)
      return true
    }
    if (active) tell('ended', `Left on ${endedOn}, though the status says otherwise.`)
    return false
  }
  if (active === false) {
    tell('ended', `Counted as working here until ${endedOn}, though the status says otherwise.`)
    return true
  }
  return active
}

/** One finding for each column that is not read, on the first line, and one for a column that is read otherwise than named. */
function unreadFindings(
  file: string,
  table: CsvTable,
  { unread, otherNames }: Columns,
  found: Columns['found'],
  roles: Roles,
): ImportFinding[] {
  const at = (key: string, message: string): ImportFinding => ({ file, line: 1, key, message })
  const titlesAreRead = roles.areJobs && !found.discipline
  const findings = unread.filter((name) => name !== found.email).map((name) => unreadColumn(file, name))
  if (roles.areJobs && found.role) {
    const example = table.rows.map((row) => row.cells[found.role ?? '']).find((cell) => cell) ?? ''
    const kept = titlesAreRead ? 'taken as what people do' : `not read, since "${found.discipline}" says what people do`
    findings.push(
      at(
        found.role,
        `The column "${found.role}" holds job titles (${quoted(example)}): ${kept}. Roles of the hub are read from "hub role".`,
      ),
    )
  }
  for (const name of otherNames)
    findings.push(at(name, `The column "${name}" was read only where "${found.name}" is empty.`))
  if (found.name && (found.first || found.last)) {
    for (const name of [found.first, found.last])
      if (name) findings.push(unreadColumn(file, name, `: "${found.name}" has the name`))
  }
  return findings
}
