import { authorize, type Actor } from '@/lib/core/actor'
import { audit } from '@/lib/server/audit'
import type { Tx } from '@/lib/server/db'
import type { ImportUndone } from '@/lib/server/room'
import { listFullSessions, type FullSession } from './repo'
import { deleteImported } from './repo-import'

/** Why a session that an import made stays; null where nothing was done with it since. */
function touched(session: FullSession, since: Date): string | null {
  if (session.highlights.length > 0) return 'Words in it are highlighted.'
  if (session.participants.some((one) => one.withdrawnAt)) return 'A participant has withdrawn their consent in it.'
  if (session.version > 1) return 'Its text was changed since.'
  const changed = session.updatedAt > since || session.participants.some((one) => one.consentedAt > since)
  return changed ? 'It was changed since, or what participants agreed to was recorded.' : null
}

/** Takes back the sessions that an import made and no one has touched since. */
export async function undoSessions(tx: Tx, actor: Actor, ids: readonly string[], since: Date): Promise<ImportUndone> {
  authorize(actor, 'session.write')
  const sessions = await listFullSessions(tx, ids, true)
  const kept = sessions.flatMap((session) => {
    const reason = touched(session, since)
    return reason ? [{ id: session.id, reason }] : []
  })
  const stay = new Set(kept.map((one) => one.id))
  const removed = sessions.map((one) => one.id).filter((id) => !stay.has(id))
  await deleteImported(tx, removed)
  for (const id of removed) await audit(tx, actor, 'session.import-undone', { kind: 'session', id })
  return { removed, kept }
}
