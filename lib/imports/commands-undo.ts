import { authorize, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { conflict, notFound } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { importKinds, seesAll } from './commands-run'
import { toView } from './presenter'
import { changeImport, deleteUploads, findImport, listThings } from './repo'
import type { ImportView, Kept } from './schema'

/**
 * Takes an import back as one: what it created, nothing else depends on and no one has touched since. What stays is listed,
 * each with its reason. Asked again it changes nothing.
 * @throws AppError conflict where nothing was taken over yet
 */
export async function undoImport(actor: MaybeActor, id: string, clock: Clock = systemClock): Promise<ImportView> {
  const importer = authorize(actor, 'import.write')
  const row = await findImport(id, seesAll(importer) ? null : importer.id)
  if (!row) throw notFound('This import')
  if (row.state !== 'undone') {
    if (row.committedAt === null) throw conflict(`Nothing was taken over by this import: it is ${row.state}.`)
    const since = row.committedAt
    await transaction(async (tx) => {
      const taken = await changeImport(tx, id, ['done', 'failed'], { state: 'undone', undoneAt: clock() })
      if (!taken) throw conflict('This import is being undone already.')
      const things = await listThings(tx, id)
      const kept: Kept[] = []
      let removed = 0
      for (const kind of new Set(things.map((one) => one.kind))) {
        const own = things.filter((one) => one.kind === kind)
        const stay = (ids: readonly string[], reason: string) =>
          kept.push(...ids.map((subject) => ({ kind, id: subject, reason })))
        const created = own.filter((one) => one.outcome === 'created').map((one) => one.subjectId)
        const changed = own.filter((one) => one.outcome !== 'created').map((one) => one.subjectId)
        const { undo, undoChanges } = importKinds()[kind] ?? {}
        if (undoChanges && changed.length > 0) {
          const undone = await undoChanges(tx, importer, id, changed)
          removed += undone.removed.length
          kept.push(...undone.kept.map((one) => ({ kind, ...one })))
        } else stay(changed, 'It was here before the import, which changed it.')
        if (!undo) stay(created, 'Things of this kind are not taken back as one; remove it on its own page.')
        else {
          const undone = await undo(tx, importer, created, since)
          removed += undone.removed.length
          kept.push(...undone.kept.map((one) => ({ kind, ...one })))
        }
      }
      await changeImport(tx, id, ['undone'], { kept })
      await deleteUploads(tx, id)
      await audit(tx, importer, 'import.undone', { kind: 'import', id }, { removed, kept: kept.length })
    })
  }
  const after = await findImport(id, null)
  if (!after) throw notFound('This import')
  return toView(after)
}
