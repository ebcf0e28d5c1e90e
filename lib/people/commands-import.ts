import { authorize, type Actor } from '@/lib/core/actor'
import { conflict } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { addSummaries, type ImportSummary } from '@/lib/core/imports'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import type { ImportFile } from '@/lib/server/room'
import { parsePeople, type PersonLine } from './rules-import-csv'
import {
  countAdmins,
  growHeadcounts,
  insertPeople,
  listPeopleByEmail,
  lockImports,
  teamIds,
  updatePeople,
  type Known,
} from './repo-import'

/** What a person is after the import: what the line says, else what was known, else what can be told from the address. */
const merged = (one: PersonLine, known: Known | undefined, teamId: string | null): Known => ({
  id: known?.id ?? newId(),
  email: one.email,
  name: one.name ?? known?.name ?? one.email.split('@')[0] ?? one.email,
  role: one.role ?? known?.role ?? 'developer',
  teamId: teamId ?? known?.teamId ?? null,
  discipline: one.discipline ?? known?.discipline ?? null,
  startedOn: one.startedOn ? new Date(`${one.startedOn}T00:00:00Z`) : (known?.startedOn ?? null),
})

const same = (a: Known, b: Known): boolean =>
  a.name === b.name &&
  a.role === b.role &&
  a.teamId === b.teamId &&
  a.discipline === b.discipline &&
  a.startedOn?.getTime() === b.startedOn?.getTime()

async function importFile(tx: Tx, actor: Actor, file: ImportFile): Promise<ImportSummary> {
  const { people, skipped } = parsePeople(file.path, file.text)
  await lockImports(tx)
  const admins = await countAdmins(tx)
  const teams = await teamIds(
    tx,
    people.flatMap((one) => one.team ?? []),
  )
  const known = await listPeopleByEmail(
    tx,
    people.map((one) => one.email),
  )
  const after = people.map((one) => merged(one, known.get(one.email), teams.get(one.team?.toLowerCase() ?? '') ?? null))
  const created = after.filter((one) => !known.has(one.email))
  const updated = after.filter((one) => {
    const before = known.get(one.email)
    return before !== undefined && !same(before, one)
  })
  await insertPeople(tx, created)
  await updatePeople(tx, updated)
  await growHeadcounts(tx, [...teams.values()])
  if (admins > 0 && (await countAdmins(tx)) === 0) throw conflict(`${file.path} would leave the hub without an admin.`)
  const summary = {
    created: created.length,
    updated: updated.length,
    unchanged: people.length - created.length - updated.length,
    skipped,
  }
  if (created.length + updated.length > 0) {
    await audit(
      tx,
      actor,
      'people.imported',
      { kind: 'people', id: 'all' },
      { created: created.length, updated: updated.length },
    )
  }
  return summary
}

/**
 * Takes over lists of people (CSV: email, name, team, role, discipline, started). Teams that are not there are made; what a line leaves out
 * stays as it is; nobody is removed. Each file is one transaction.
 */
export async function importPeople(actor: Actor, files: readonly ImportFile[]): Promise<ImportSummary> {
  authorize(actor, 'person.write')
  const summaries: ImportSummary[] = []
  for (const file of files) summaries.push(await transaction((tx) => importFile(tx, actor, file)))
  return addSummaries(summaries)
}
