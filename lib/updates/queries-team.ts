import { authorize, type MaybeActor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { seenByFor } from './policy'
import { countToldOf } from './repo-team'
import { shownTold, type TeamTold } from './rules-team'

/**
 * How many of some people were told what became of what they said. Not of fewer than five, and not where either part has
 * fewer: the ledger says that somebody said something.
 */
export async function countTeamTold(actor: MaybeActor, personIds: readonly string[]): Promise<TeamTold> {
  authorize(actor, 'told.read')
  const counts = personIds.length > 0 ? await countToldOf(db, personIds, seenByFor(actor)) : []
  const of = (state: string) => counts.find((one) => one.state === state)?.people ?? 0
  return shownTold(of('told'), of('owed'))
}
