import { authorize, type MaybeActor } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/clock'
import { db } from '@/lib/server/db'
import { countHeardSince, listLadderTeams } from './repo-ladder'
import { ladder, owedNext, type Heard, type LadderRow, type Owed } from './rules-ladder'

/** The picture looks back a year: what is older was another company. */
const WINDOW_DAYS = 365

export interface LadderView {
  rows: LadderRow[]
  owed: Owed[]
}

/**
 * Teams × rungs: how much was heard, how recently, and who is owed research next.
 * @param low what the surveys room knows of its own rung, already without groups that are too small to tell
 */
export async function getLadder(actor: MaybeActor, low: readonly Heard[], now: Date): Promise<LadderView> {
  authorize(actor, 'ladder.read')
  const [teams, deeper] = await Promise.all([
    listLadderTeams(db),
    countHeardSince(db, new Date(now.getTime() - WINDOW_DAYS * DAY_MS)),
  ])
  const rows = ladder(teams, [...low, ...deeper], now)
  return { rows, owed: owedNext(rows) }
}
