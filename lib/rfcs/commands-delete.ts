import { authorize, type Actor } from '@/lib/core/actor'
import { conflict, forbidden, notFound } from '@/lib/core/errors'
import { withdrawEvidence } from '@/lib/evidence/commands'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { lockIsCited } from './commands-cited'
import { isAuthor, isSteward } from './policy'
import { requireRfc } from './queries'
import { deleteRfcs, lockForDeletion } from './repo-undo'
import { whyNotDeletable } from './rules'

/**
 * Deletes a draft that was begun by mistake and that nobody else has taken up. Everything else is withdrawn instead, and
 * stays with what was said about it.
 * @throws AppError not_found, forbidden, conflict with the reason why it stays
 */
export async function deleteRfc(actor: Actor, number: number): Promise<void> {
  authorize(actor, 'rfc.write')
  const rfc = await requireRfc(number)
  if (!isAuthor(actor, rfc) && !isSteward(actor)) throw forbidden('Only its author and stewards delete a draft.')
  await transaction(async (tx) => {
    const now = await lockForDeletion(tx, rfc.id)
    if (!now) throw notFound('This RFC')
    const reason = whyNotDeletable({ ...now, isCited: await lockIsCited(tx, rfc.id) })
    if (reason) throw conflict(reason)
    await withdrawEvidence(tx, [{ kind: 'rfc', id: rfc.id }])
    await deleteRfcs(tx, [rfc.id])
    await audit(tx, actor, 'rfc.delete', { kind: 'rfc', id: rfc.id }, { number })
  })
}
