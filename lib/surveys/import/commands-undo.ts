import { authorize, type Actor } from '@/lib/core/actor'
import { audit } from '@/lib/server/audit'
import type { Tx } from '@/lib/server/db'
import type { ImportUndone } from '@/lib/server/room'
import { deleteSurveys, listForUndo } from '../repo-undo'

/** Takes back the surveys that an import made, with the rows it filled them with, where no one has touched them since. */
export async function undoSurveys(tx: Tx, actor: Actor, ids: readonly string[], since: Date): Promise<ImportUndone> {
  authorize(actor, 'survey.write')
  const rows = await listForUndo(tx, ids)
  const kept = rows.flatMap(({ id, title, status, updatedAt, _count }) => {
    const reason =
      status !== 'draft'
        ? `it is ${status}.`
        : _count.responses > 0
          ? 'people have answered it here.'
          : updatedAt > since
            ? 'it was changed since.'
            : null
    return reason ? [{ id, reason: `“${title}”: ${reason}` }] : []
  })
  const stay = new Set(kept.map((one) => one.id))
  const removed = rows.map((row) => row.id).filter((id) => !stay.has(id))
  await deleteSurveys(tx, removed)
  for (const id of removed) await audit(tx, actor, 'survey.import-undone', { kind: 'survey', id })
  return { removed, kept }
}
