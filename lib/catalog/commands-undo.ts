import { authorize, type Actor } from '@/lib/core/actor'
import { audit } from '@/lib/server/audit'
import type { Tx } from '@/lib/server/db'
import type { ImportUndone } from '@/lib/server/room'
import { deleteCapabilities, listForUndo, listNamed } from './repo-capabilities'

/**
 * Takes back the capabilities that an import brought and who are nothing but its lines: nobody changed or checked them since,
 * no team is known to use them and nothing is about them.
 */
export async function undoCapabilities(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  since: Date,
): Promise<ImportUndone> {
  authorize(actor, 'catalog.write')
  const rows = await listForUndo(tx, ids)
  const named = await listNamed(tx, ids)
  const kept = rows.flatMap(({ id, name, checkedAt }) => {
    const reason = named.has(id)
      ? 'a team uses it, or an item is about it.'
      : checkedAt > since
        ? 'it was changed or checked since.'
        : null
    return reason ? [{ id, reason: `${name}: ${reason}` }] : []
  })
  const stay = new Set(kept.map((one) => one.id))
  const removed = rows.map((row) => row.id).filter((id) => !stay.has(id))
  await deleteCapabilities(tx, removed)
  if (removed.length > 0)
    await audit(tx, actor, 'capability.import-undone', { kind: 'capability', id: 'all' }, { removed: removed.length })
  return { removed, kept }
}
