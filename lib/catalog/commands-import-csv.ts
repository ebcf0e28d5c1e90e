import { authorize, type Actor } from '@/lib/core/actor'
import { dayOf } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { addSummaries, type ImportFinding, type ImportSummary } from '@/lib/core/imports'
import { findPersonByRef, listAllTeams } from '@/lib/people/queries'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import type { ImportFile } from '@/lib/server/room'
import { noteImported, type ImportedThing } from '@/lib/server/importing'
import { isCatalog } from './rules-recognise'
import { isOtherDay, noteStage } from './commands-capabilities'
import { importCatalog } from './commands-import'
import {
  findByName,
  insertCapability,
  insertStage,
  lockImports,
  unmarkNoticed,
  updateCapability,
  type CapabilityData,
} from './repo-capabilities'
import { readCapabilitiesFile, type CapabilityLine } from './rules-csv'

type Columns = Partial<Omit<CapabilityData, 'id'>>
const EMPTY = {
  ...{ description: '', ownerId: null, teamId: null, ownerRef: '', goldenPath: null, goldenPathSupported: false },
  ...{ docs: null, repository: null, dashboard: null, adoption: null, surveyId: null, questionKey: null },
  ...{ retireBy: null, replacement: '', plan: '', sourceRef: null, sourceHash: null },
}

/** Columns that say something else than what stands. */
const changesTo = (there: CapabilityData, said: Columns): Columns =>
  Object.fromEntries(
    Object.entries(said).filter(([name, value]) => {
      const now = there[name as keyof CapabilityData]
      return now instanceof Date && value instanceof Date ? now.getTime() !== value.getTime() : now !== value
    }),
  )

type Taken = { id: string; outcome: 'created' | 'updated' | 'unchanged' }

async function take(tx: Tx, said: Columns & { name: string }, now: Date): Promise<Taken> {
  const there = await findByName(tx, said.name)
  if (!there) {
    const [id, stage] = [newId(), said.stage ?? 'discovery']
    const times = { stageSince: dayOf(now), checkedAt: now, createdAt: now }
    await insertCapability(tx, { ...EMPTY, ...said, id, stage, ...times })
    await insertStage(tx, id, stage, now)
    return { id, outcome: 'created' }
  }
  const changes = changesTo(there, said)
  if (Object.keys(changes).length === 0) return { id: there.id, outcome: 'unchanged' }
  const isMoved = changes.stage !== undefined
  await updateCapability(tx, there.id, { ...changes, checkedAt: now, ...(isMoved && { stageSince: dayOf(now) }) })
  if (changes.stage !== undefined) await noteStage(tx, there.id, changes.stage, now)
  if (isOtherDay(there, changes)) await unmarkNoticed(tx, there.id)
  return { id: there.id, outcome: 'updated' }
}

/**
 * Takes over capabilities from CSV files, by name: what a cell says is taken over, an empty one leaves what stands. A team
 * or an owner that is not here is a finding, and leaves what stands too. Each file is one transaction.
 */
async function importCsv(actor: Actor, files: readonly ImportFile[], now: Date): Promise<ImportSummary> {
  const pm = authorize(actor, 'catalog.write')
  const teams = await listAllTeams(pm)
  const teamOf = (ref: string) => teams.find(({ id, name }) => id === ref || name.toLowerCase() === ref.toLowerCase())
  const done: ImportSummary[] = []
  for (const { path, text } of files) {
    const read = readCapabilitiesFile(path, text)
    const findings: ImportFinding[] = [...read.findings]
    const columnsOf = async ({ line, said }: CapabilityLine): Promise<Columns & { name: string }> => {
      const { owner, team, satisfaction: _, ...rest } = said
      const found = { person: owner ? await findPersonByRef(owner) : null, team: team ? teamOf(team) : undefined }
      if (owner && !found.person)
        findings.push({ file: path, line, key: 'owner', message: `“${owner}” is no person here.` })
      if (team && !found.team) findings.push({ file: path, line, key: 'team', message: `“${team}” is no team here.` })
      const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as typeof rest
      return {
        ...(given as Columns),
        name: said.name,
        ...(found.person && { ownerId: found.person.id, ownerRef: '' }),
        ...(found.team && { teamId: found.team.id }),
      }
    }
    const lines = await Promise.all(read.lines.map(columnsOf))
    const sum = { created: 0, updated: 0, unchanged: 0 }
    await transaction(async (tx) => {
      await lockImports(tx)
      const things: ImportedThing[] = []
      for (const line of lines) {
        const { id, outcome } = await take(tx, line, now)
        sum[outcome] += 1
        if (outcome !== 'unchanged') things.push({ kind: 'capabilities', id, outcome, file: path })
      }
      await noteImported(tx, things)
      if (sum.created + sum.updated > 0)
        await audit(tx, pm, 'capability.import', { kind: 'capability', id: path.slice(0, 200) }, sum)
    })
    done.push({ ...sum, skipped: [], findings })
  }
  return addSummaries(done)
}

/** Files of Backstage or CSV, told apart by what they hold. */
export async function importEither(actor: Actor, files: readonly ImportFile[], now: Date): Promise<ImportSummary> {
  const [tables, catalogues] = [files.filter((file) => !isCatalog(file)), files.filter(isCatalog)]
  return addSummaries([
    ...(tables.length > 0 ? [await importCsv(actor, tables, now)] : []),
    ...(catalogues.length > 0 ? [await importCatalog(actor, catalogues, now)] : []),
  ])
}
