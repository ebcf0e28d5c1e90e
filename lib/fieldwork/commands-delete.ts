import { authorize, type MaybeActor } from '@/lib/core/actor'
import { conflict, invalidField } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { lockSession } from './commands'
import { deleteImported } from './repo-import'
import { whyNotDeletable } from './rules-session'

/**
 * Deletes a session that was made by mistake, with its text: nothing in it was highlighted or became evidence, and nobody
 * withdrew from it.
 * @param title where given, it must be the session's own: said by a person before the text is gone
 * @throws AppError not_found, invalid for another title, conflict with the reason why it stays
 */
export async function deleteSession(actor: MaybeActor, id: string, title?: string): Promise<void> {
  const writer = authorize(actor, 'session.write')
  await transaction(async (tx) => {
    const session = await lockSession(tx, id)
    if (title !== undefined && title.trim() !== session.title)
      throw invalidField('confirm', 'This is not the title of the session.')
    const reason = whyNotDeletable(session)
    if (reason) throw conflict(reason)
    await deleteImported(tx, [id])
    await audit(tx, writer, 'session.delete', { kind: 'session', id })
  })
}
