import { authorize, type Actor } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { conflict, invalid } from '@/lib/core/errors'
import { plural } from '@/lib/core/format'
import { addSummaries, type ImportFinding, type ImportSummary } from '@/lib/core/imports'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { noteImported } from '@/lib/server/importing'
import type { ImportFile, ImportOptions } from '@/lib/server/room'
import { importDepartments } from './commands-import-departments'
import { changesOf, type Change, type Known } from './rules-import'
import { readPeopleFile } from './rules-import-file'
import { maybeMistyped } from './rules-team-names'
import {
  countAdmins,
  countListed,
  countPlatformTeams,
  insertPeople,
  listEmptied,
  listHeadcountsByHand,
  listKnown,
  listMissing,
  listTeamNames,
  lockImports,
  teamIds,
  updatePeople,
} from './repo-import'

/** How much of a company may leave with one file before a person has to say that it is meant, in percent. */
const DEFAULT_CEILING = 10

/** Thrown to undo what a dry run did; it carries what would have been answered. */
class DryRun extends Error {
  constructor(readonly summary: ImportSummary) {
    super('dry run')
  }
}

/** A ceiling as it was typed, in percent. @throws AppError invalid */
export function readCeiling(typed: string | undefined): number {
  const ceiling = Number((typed ?? String(DEFAULT_CEILING)).replace(/%$/, ''))
  if (!(ceiling >= 0 && ceiling <= 100)) throw invalid(`The ceiling "${typed ?? ''}" is no percentage from 0 to 100.`)
  return ceiling
}

/** @throws AppError conflict where more people would leave than the ceiling allows */
async function deactivateMissing(tx: Tx, file: string, present: readonly string[], ceiling: number): Promise<Known[]> {
  const [missing, all] = [await listMissing(tx, [...present]), await countListed(tx)]
  if (missing.length > (all * ceiling) / 100) {
    const share = ((missing.length / all) * 100).toFixed(1)
    throw conflict(
      `${file}: ${missing.length} of ${all} active people (${share} %) are not in it, more than the ceiling of ${ceiling} %. ` +
        'Nothing was changed. Look at the file, or allow more with --ceiling.',
    )
  }
  await updatePeople(
    tx,
    missing.map((one) => ({ ...one, active: false, startsOn: null, endsOn: null })),
  )
  return missing
}

/** What a person should look at after the import, beyond single cells. */
async function workspaceFindings(tx: Tx, file: string): Promise<ImportFinding[]> {
  const at = (key: string, message: string): ImportFinding => ({ file, line: 0, key, message })
  const byHand = (await listHeadcountsByHand(tx)).map(({ name, headcount, people }) =>
    at('headcount', `The headcount of ${name} was set by hand to ${headcount}; it has ${people} people here.`),
  )
  const asked = at(
    'platform team',
    'No team is marked as the platform team. Mark it on the People page: what it says about itself counts for no one else.',
  )
  return (await countPlatformTeams(tx)) > 0 ? byHand : [...byHand, asked]
}

/** Who left or came back by what their line says, as a person who reads the report counts them. */
function comingAndGoing(changes: readonly Change[]): { gone: number; back: number } {
  const turned = (active: boolean) =>
    changes.filter((one) => one.kind === 'updated' && one.before?.active === !active && one.person.active === active)
      .length
  return { gone: turned(false), back: turned(true) }
}

function movementFindings(file: string, changes: readonly Change[]): ImportFinding[] {
  const { gone, back } = comingAndGoing(changes)
  const say = (count: number, what: string) =>
    count > 0 ? [{ file, line: 0, key: 'status', message: `${plural(count, 'person', 'people')} ${what}` }] : []
  const later = changes.filter((one) => one.kind === 'created' && one.person.startsOn !== null).length
  return [
    ...say(gone, 'left by status or end date: deactivated.'),
    ...say(back, 'came back: active again.'),
    ...say(later, `${later === 1 ? 'starts' : 'start'} later: counted and asked from the first day on.`),
  ]
}

const MOST_NAMED = 20

/** Teams that the file made, each that may be a mistyped one by itself; and teams in which nobody is any more. */
async function teamFindings(
  tx: Tx,
  file: string,
  made: readonly string[],
  changes: readonly Change[],
): Promise<ImportFinding[]> {
  const at = (message: string): ImportFinding => ({ file, line: 0, key: 'team', message })
  const named = (names: readonly string[]) =>
    names.slice(0, MOST_NAMED).join(', ') + (names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '')
  const there = made.length > 0 ? await listTeamNames(tx) : []
  const near = made.flatMap((name) => {
    const other = there.find((one) => maybeMistyped(name, one))
    return other === undefined ? [] : [{ name, other }]
  })
  const before = changes.flatMap((one) =>
    'person' in one && one.before?.teamId && (one.before.teamId !== one.person.teamId || !one.person.active)
      ? [one.before.teamId]
      : [],
  )
  const emptied = before.length > 0 ? await listEmptied(tx, [...new Set(before)]) : []
  return [
    ...(made.length > 0
      ? [at(`${plural(made.length, 'team')} made: ${named(made.toSorted((a, b) => a.localeCompare(b)))}.`)]
      : []),
    ...near.map(({ name, other }) =>
      at(`The team “${name}” is new. Is it “${other}”? Then rename it in the file and import it again.`),
    ),
    ...(emptied.length > 0
      ? [at(`Nobody is any more in ${named(emptied)}. Archive it, unless it was renamed here by hand.`)]
      : []),
  ]
}

/** Who became what: roles and leaving are named one by one, since they give and take rights. */
async function auditChanges(tx: Tx, actor: Actor, file: string, changes: readonly Change[], left: readonly Known[]) {
  for (const change of changes) {
    if (change.kind === 'skipped' || change.kind === 'unchanged') continue
    const { person, before } = change
    const roleChanged = before ? before.role !== person.role : person.role !== 'developer'
    if (!roleChanged && (before?.active ?? true) === person.active) continue
    const detail = { role: person.role, active: person.active, by: 'import' }
    await audit(tx, actor, before ? 'person.changed' : 'person.created', { kind: 'person', id: person.id }, detail)
  }
  for (const { id, role } of left) {
    await audit(tx, actor, 'person.changed', { kind: 'person', id }, { role, active: false, by: 'import' })
  }
  const count = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length
  const detail = { file, created: count('created'), updated: count('updated') + left.length }
  const { gone, back } = comingAndGoing(changes)
  if (detail.created + detail.updated > 0) {
    await audit(
      tx,
      actor,
      'people.imported',
      { kind: 'people', id: 'all' },
      { ...detail, deactivated: gone + left.length, reactivated: back },
    )
  }
}

async function importFile(tx: Tx, actor: Actor, file: ImportFile, options: ImportOptions): Promise<ImportSummary> {
  const read = readPeopleFile(file.path, file.text, systemClock())
  const isWholeList = options.flags?.deactivateMissing === true
  await lockImports(tx)
  const admins = await countAdmins(tx)
  const { ids: teams, made } = await teamIds(
    tx,
    read.people.flatMap((one) => one.team ?? []),
  )
  const departments = await importDepartments(tx, file.path, read.people, teams)
  const there = await listKnown(
    tx,
    read.people.map((one) => one.email),
    read.people.flatMap((one) => one.employeeId ?? []),
  )
  const teamOf = (one: { team?: string | undefined }) => teams.get(one.team?.toLowerCase() ?? '') ?? null
  const changes = changesOf(read.people, there, teamOf, isWholeList)
  const people = (kind: Change['kind']) =>
    changes.flatMap((one) => (one.kind === kind && 'person' in one ? [one.person] : []))
  await insertPeople(tx, people('created'))
  await updatePeople(tx, people('updated'))
  const present = changes.flatMap((one) => ('person' in one ? [one.person.id] : []))
  const left = isWholeList ? await deactivateMissing(tx, file.path, present, readCeiling(options.flags?.ceiling)) : []
  if (admins > 0 && (await countAdmins(tx)) === 0) throw conflict(`${file.path} would leave the hub without an admin.`)
  await auditChanges(tx, actor, file.path, changes, left)
  const noted = (all: readonly Known[], outcome: 'created' | 'updated') =>
    all.map(({ id }) => ({ kind: 'people', id, outcome, file: file.path }))
  await noteImported(tx, [...noted(people('created'), 'created'), ...noted([...people('updated'), ...left], 'updated')])

  const at = (index: number) => ({ file: file.path, line: read.people[index]?.line ?? 0 })
  const summary: ImportSummary = {
    created: people('created').length,
    updated: people('updated').length + left.length,
    unchanged: people('unchanged').length,
    skipped: [
      ...read.skipped,
      ...changes.flatMap((one, index) => (one.kind === 'skipped' ? [{ ...at(index), reason: one.reason }] : [])),
    ],
    findings: [
      ...read.findings,
      ...departments,
      ...changes.flatMap((one, index) =>
        'note' in one && one.note ? [{ ...at(index), key: 'email', message: one.note }] : [],
      ),
      ...movementFindings(file.path, changes),
      ...(await teamFindings(tx, file.path, made, changes)),
      ...left.map((one) => ({ file: file.path, line: 0, key: one.email, message: 'Not in the file: deactivated.' })),
      ...(await workspaceFindings(tx, file.path)),
    ],
  }
  if (options.dryRun) throw new DryRun(summary)
  return summary
}

/**
 * Takes over lists of people from a directory or an HR system (CSV). Teams that are not there are made; what a line leaves
 * out stays as it is. A person who has left by status or end date is deactivated. People who are not in the file stay,
 * unless the file is said to list everybody (`deactivateMissing`, with a ceiling). Each file is one transaction.
 * @throws AppError conflict where the hub would be left without an admin, or more would leave than the ceiling allows
 */
export async function importPeople(
  actor: Actor,
  files: readonly ImportFile[],
  options: ImportOptions = {},
): Promise<ImportSummary> {
  authorize(actor, 'person.write')
  if (options.flags?.deactivateMissing && files.length > 1) {
    throw invalid('A list of everybody is one file: each of several would deactivate the people of the others.')
  }
  const summaries: ImportSummary[] = []
  for (const file of files) {
    const summary = transaction((tx) => importFile(tx, actor, file, options))
    summaries.push(
      await summary.catch((error: unknown) => {
        if (error instanceof DryRun) return error.summary
        throw error
      }),
    )
  }
  return addSummaries(summaries)
}
