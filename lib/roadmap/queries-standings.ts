import { authorize, type MaybeActor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { standingRows, type StandingRow } from './repo-standings'

/** Where every open, published item stands: its place in its column and its score. Drafts are not known to everyone. */
export async function listStandings(actor: MaybeActor): Promise<StandingRow[]> {
  authorize(actor, 'roadmap.score')
  return standingRows(db)
}
