import { authorize, can, type MaybeActor } from '@/lib/core/actor'
import { DAY_MS, isoDay } from '@/lib/core/clock'
import { presentTeams } from '@/lib/people/queries-present-teams'
import { db } from '@/lib/server/db'
import { keepLarge } from '@/lib/server/large-figure'
import { countHeardSince } from './repo-ladder'
import { heardFor, ladder, owedNext, type Heard, type HeardBy, type LadderRow, type Owed } from './rules-ladder'

const LARGE = 20_000
const kept = keepLarge<HeardBy[]>(LARGE, (rows) => rows.reduce((sum, row) => sum + row.pieces, 0))

/** The picture looks back a year: what is older was another company. */
const WINDOW_DAYS = 365

export interface LadderView {
  rows: LadderRow[]
  owed: Owed[]
}

/**
 * Teams × rungs: how much was heard, how recently, and who is owed research next.
 * @param low what the surveys room knows of its own rung, already without groups that are too small to tell
 * @param readers for whom it is: for the one who asks, or as every engineer may see it, where it is to be published
 */
export async function getLadder(
  actor: MaybeActor,
  low: readonly Heard[],
  now: Date,
  readers: 'asker' | 'engineers' = 'asker',
): Promise<LadderView> {
  const reader = authorize(actor, 'ladder.read')
  const since = new Date(now.getTime() - WINDOW_DAYS * DAY_MS)
  const [teams, deeper] = await Promise.all([
    presentTeams(),
    kept(isoDay(since), now, () => countHeardSince(db, since)),
  ])
  const reads = readers === 'asker' && can(reader, 'session.read')
  const rows = ladder(teams, [...low, ...heardFor(teams, deeper, reads)], now)
  return { rows, owed: owedNext(rows) }
}

/**
 * How much was heard beyond surveys since a moment, and before another one where it is given,
 * from teams other than the platform's: pieces, and the teams they are
 * from.
 */
export async function countHeard(
  actor: MaybeActor,
  since: Date,
  before: Date | null = null,
): Promise<{ medium: number; high: number; teams: number }> {
  const reader = authorize(actor, 'ladder.read')
  const [teams, heard] = await Promise.all([presentTeams(), countHeardSince(db, since, before)])
  const users = new Set(teams.filter((team) => !team.platform).map((team) => team.id))
  const theirs = heardFor(teams, heard, can(reader, 'session.read')).filter((one) => users.has(one.teamId))
  const pieces = (rung: string) => theirs.filter((one) => one.rung === rung).reduce((sum, one) => sum + one.pieces, 0)
  return { medium: pieces('medium'), high: pieces('high'), teams: new Set(theirs.map((one) => one.teamId)).size }
}
