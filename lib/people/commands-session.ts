import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { raiseEpoch } from './repo-people'

/** Signs somebody out everywhere: every session made so far is void from the next request on. Tokens are not sessions. */
export async function signOutEverywhere(actor: Actor): Promise<void> {
  await transaction(async (tx) => {
    await raiseEpoch(tx, actor.id)
    await audit(tx, actor, 'person.signed-out-everywhere', { kind: 'person', id: actor.id })
  })
}
