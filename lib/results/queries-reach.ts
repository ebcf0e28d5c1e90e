import { authorize, type MaybeActor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { reachSince } from './repo-reach'
import { reachByTeam, type Reach } from './rules-reach'

/** How each team was reached by surveys since a day: the low rung of the ladder. */
export async function surveyReach(actor: MaybeActor, since: Date): Promise<Reach[]> {
  authorize(actor, 'ladder.read')
  return reachByTeam(await reachSince(db, since))
}
