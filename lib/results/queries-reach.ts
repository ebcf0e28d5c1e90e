import { authorize, type MaybeActor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { isoDay } from '@/lib/core/clock'
import { keepLarge } from '@/lib/server/large-figure'
import { reachSince, type TeamReach } from './repo-reach'
import { reachByTeam, type Reach } from './rules-reach'

const LARGE = 20_000
const kept = keepLarge<TeamReach[]>(LARGE, (rows) => rows.reduce((sum, row) => sum + row.n, 0))

/** How each team was reached by surveys since a day: the low rung of the ladder. */
export async function surveyReach(actor: MaybeActor, since: Date, now: Date): Promise<Reach[]> {
  authorize(actor, 'ladder.read')
  return reachByTeam(await kept(isoDay(since), now, () => reachSince(db, since)))
}
