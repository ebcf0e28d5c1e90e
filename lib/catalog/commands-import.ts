import { createHash } from 'node:crypto'
import { authorize, type Actor } from '@/lib/core/actor'
import { dayOf } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { addSummaries, type ImportSummary } from '@/lib/core/imports'
import { findPersonByRef, listAllTeams } from '@/lib/people/queries'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { noteImported, type ImportedThing } from '@/lib/server/importing'
import type { ImportFile } from '@/lib/server/room'
import { noteStage } from './commands-capabilities'
import { findByNameOrSource, insertCapability, insertStage, lockImports, updateCapability } from './repo-capabilities'
import { readCatalogFile, type CatalogEntity } from './rules-backstage'

const hashOf = (entity: CatalogEntity): string => {
  const { line: _, ...said } = entity
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}
/** "search-team" and "Search team" are one. */
const plain = (name: string): string => name.toLowerCase().replace(/[\s._-]+/g, ' ')

/**
 * Takes over a catalogue: files as Backstage reads them. The same entity again changes nothing; where the file says
 * something new, what it says is taken over and the rest of the entry stays. Each file is one transaction.
 */
export async function importCatalog(actor: Actor, files: readonly ImportFile[], now: Date): Promise<ImportSummary> {
  const pm = authorize(actor, 'catalog.write')
  const teams = new Map((await listAllTeams(pm)).map((team) => [plain(team.name), team.id]))
  const done: ImportSummary[] = []
  for (const { path, text } of files) {
    const { entities, skipped, findings } = readCatalogFile(path, text)
    const sum = { created: 0, updated: 0, unchanged: 0 }
    const owners = await Promise.all(
      entities.map(async ({ owner }) =>
        owner?.kind === 'user'
          ? { ownerId: (await findPersonByRef(owner.name))?.id ?? null }
          : { teamId: teams.get(plain(owner?.name ?? '')) ?? null },
      ),
    )
    await transaction(async (tx) => {
      const things: ImportedThing[] = []
      await lockImports(tx)
      for (const [at, entity] of entities.entries()) {
        const { ref, name, description, ownerRef, stage, docs, line } = entity
        const sourceHash = hashOf(entity)
        const found = { ownerId: null, teamId: null, ...owners[at] }
        const known = found.ownerId !== null || found.teamId !== null
        if (ownerRef !== '' && !known)
          findings.push({ file: path, line, key: 'owner', message: `“${ownerRef}” is no team or person here.` })
        const said = { description, stage, docs, ...found, ownerRef: known ? '' : ownerRef }
        const there = await findByNameOrSource(tx, name, ref)
        const own = there.find((one) => one.sourceRef === ref)
        const other = there.find((one) => one.name === name && one.sourceRef !== ref)
        if (own?.sourceHash === sourceHash) sum.unchanged += 1
        else if (own) {
          await updateCapability(tx, own.id, {
            ...said,
            sourceHash,
            checkedAt: now,
            ...(stage !== own.stage && { stageSince: dayOf(now) }),
          })
          if (stage !== own.stage) await noteStage(tx, own.id, stage, now)
          things.push({ kind: 'capabilities', id: own.id, outcome: 'updated', file: path })
          sum.updated += 1
        } else {
          const id = newId()
          await insertCapability(tx, {
            ...said,
            ...{ id, name: other ? `${name} (${ref})`.slice(0, 200) : name, sourceRef: ref, sourceHash },
            ...{
              repository: null,
              dashboard: null,
              goldenPath: null,
              goldenPathSupported: false,
              adoption: null,
              surveyId: null,
              questionKey: null,
            },
            ...{ retireBy: null, replacement: '', plan: '', stageSince: dayOf(now), checkedAt: now, createdAt: now },
          })
          await insertStage(tx, id, stage, now)
          things.push({ kind: 'capabilities', id, outcome: 'created', file: path })
          sum.created += 1
        }
      }
      await noteImported(tx, things)
      if (sum.created + sum.updated > 0)
        await audit(tx, pm, 'capability.import', { kind: 'capability', id: path.slice(0, 200) }, sum)
    })
    done.push({ ...sum, skipped, findings })
  }
  return addSummaries(done)
}
