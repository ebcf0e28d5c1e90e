import { newId } from '@/lib/core/ids'
import type { PersonLine } from './rules-import-file'
import type { Role } from '@/lib/core/permissions'

/** A person as an import compares and writes them. */
export interface Known {
  id: string
  email: string
  employeeId: string | null
  name: string
  role: Role
  teamId: string | null
  discipline: string | null
  startedOn: Date | null
  /** The first day, still to come. */
  startsOn: Date | null
  /** The last day, today or still to come. */
  endsOn: Date | null
  active: boolean
}

/** What one line means for the people who are there. */
export type Change =
  | { kind: 'created' | 'updated' | 'unchanged'; person: Known; before?: Known; note?: string }
  | { kind: 'skipped'; reason: string }

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`)

/**
 * The first day, where somebody who is not here yet is still to come: of whoever is here already, a day to come says something else,
 * such as the day of a new contract.
 */
function startsOn(one: PersonLine, known: Known | undefined): Date | null {
  if (one.active === false || known?.active) return null
  if (one.startsOn !== undefined) return dateOf(one.startsOn)
  return one.startedOn !== undefined || one.active === true ? null : (known?.startsOn ?? null)
}

/** Whether they are here now: from the first day on, and as the line says, else as it was. */
function isActive(one: PersonLine, known: Known | undefined, isWholeList: boolean): boolean {
  if (startsOn(one, known) !== null) return false
  const was = known === undefined || known.active || known.startsOn !== null
  return one.active ?? (isWholeList || was)
}

/** What a person is after the import: what the line says, else what was known, else what the address tells. */
function merged(one: PersonLine, known: Known | undefined, teamId: string | null, isWholeList: boolean): Known {
  const active = isActive(one, known, isWholeList)
  const first = startsOn(one, known)
  const last = one.endsOn === undefined ? (known?.endsOn ?? null) : one.endsOn === null ? null : dateOf(one.endsOn)
  return {
    id: known?.id ?? newId(),
    email: one.email,
    employeeId: one.employeeId ?? known?.employeeId ?? null,
    name: one.name ?? known?.name ?? one.email.split('@')[0] ?? one.email,
    role: one.role ?? known?.role ?? 'developer',
    teamId: teamId ?? known?.teamId ?? null,
    discipline: one.discipline ?? known?.discipline ?? null,
    startedOn: one.startedOn ? dateOf(one.startedOn) : (known?.startedOn ?? null),
    startsOn: first,
    endsOn: active || first ? last : null,
    active,
  }
}

const isSame = (a: Known, b: Known): boolean =>
  (Object.keys(a) as (keyof Known)[]).every((key) => {
    const [one, other] = [a[key], b[key]]
    return one instanceof Date && other instanceof Date ? one.getTime() === other.getTime() : one === other
  })

/**
 * What each line does. A person is found by employee id first, then by address: an address changes with a name, the
 * number does not.
 * @param teamOf the id of a line's team, null where it names none
 * @param isWholeList whether the file lists everybody who works here, so that being in it means that one does
 */
export function changesOf(
  lines: readonly PersonLine[],
  there: readonly Known[],
  teamOf: (line: PersonLine) => string | null,
  isWholeList: boolean,
): Change[] {
  const byEmail = new Map(there.map((one) => [one.email, one]))
  const byNumber = new Map(there.flatMap((one) => (one.employeeId ? [[one.employeeId, one] as const] : [])))
  const taken = new Set<string>()
  return lines.map((line): Change => {
    const numbered = line.employeeId === undefined ? undefined : byNumber.get(line.employeeId)
    const addressed = byEmail.get(line.email)
    const known = numbered ?? addressed
    if (known && taken.has(known.id)) {
      return { kind: 'skipped', reason: `The employee id ${line.employeeId ?? ''} is on an earlier line already.` }
    }
    if (!known && line.active === false)
      return { kind: 'skipped', reason: 'Has left, and is not known here: not added.' }
    const person = merged(line, known, teamOf(line), isWholeList)
    let note: string | undefined
    if (numbered && addressed && numbered.id !== addressed.id) {
      // Both may have said things here; whose those are is for a person to decide.
      person.email = numbered.email
      note = `The address belongs to another person here than employee id ${line.employeeId ?? ''}; it was left as it was.`
      taken.add(addressed.id)
    }
    taken.add(person.id)
    if (!known) return { kind: 'created', person }
    if (known.active && line.startsOn !== undefined)
      note = `Starts on ${line.startsOn} by the file, and is here already: stays.`
    if (!person.active && !known.active && !person.startsOn && line.active === undefined) {
      note = 'Deactivated here, and stays so: the file does not say whether this person works here.'
    }
    return { kind: isSame(person, known) ? 'unchanged' : 'updated', person, before: known, ...(note && { note }) }
  })
}
