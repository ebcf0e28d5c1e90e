import { authorize, type Actor } from '@/lib/core/actor'
import { withdrawEvidence } from '@/lib/evidence/commands'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { noteImported } from '@/lib/server/importing'
import type { ImportUndone } from '@/lib/server/room'
import { lockIsCited } from '../commands-cited'
import { deleteRfcs, listForUndo, listIdsByNumber } from '../repo-undo'

type Row = Awaited<ReturnType<typeof listForUndo>>[number]

function touched({ version, updatedAt, linkedBy, _count: count }: Row, since: Date): string | null {
  if (version > 1) return 'It has further versions.'
  if (count.comments > 0) return 'It has comments.'
  if (count.approvals + count.approvers > 0) return 'Approvals were asked for or given.'
  if (linkedBy.length > 0) return 'Another RFC names it.'
  if (count.drafts + count.coauthors + count.unsaved > 0 || updatedAt > since) return 'It was changed since.'
  return null
}

/** Takes back the RFCs that an import made and no one has touched since. One that an insight is based on stays. */
export async function undoRfcs(tx: Tx, actor: Actor, ids: readonly string[], since: Date): Promise<ImportUndone> {
  authorize(actor, 'rfc.import')
  const kept: ImportUndone['kept'] = []
  const removed: string[] = []
  for (const row of await listForUndo(tx, ids)) {
    const reason = (await lockIsCited(tx, row.id)) ? 'An insight is based on it.' : touched(row, since)
    if (reason) kept.push({ id: row.id, reason: `RFC ${row.number}: ${reason}` })
    else removed.push(row.id)
  }
  await withdrawEvidence(
    tx,
    removed.map((id) => ({ kind: 'rfc', id })),
  )
  await deleteRfcs(tx, removed)
  for (const id of removed) await audit(tx, actor, 'rfc.import-undone', { kind: 'rfc', id })
  return { removed, kept }
}

/** Notes for the import that runs which RFCs it created or changed, by the numbers that its report names. */
export async function noteRfcs(files: readonly { file: string; outcome: string; rfc: number | null }[]): Promise<void> {
  const taken = files.filter((one) => one.outcome === 'created' || one.outcome === 'updated')
  if (taken.length === 0) return
  await transaction(async (tx) => {
    const ids = await listIdsByNumber(
      tx,
      taken.flatMap((one) => one.rfc ?? []),
    )
    await noteImported(
      tx,
      taken.flatMap(({ file, outcome, rfc }) => {
        const id = rfc === null ? undefined : ids.get(rfc)
        return id ? [{ kind: 'rfcs', id, file, outcome: outcome === 'created' ? 'created' : 'updated' } as const] : []
      }),
    )
  })
}
