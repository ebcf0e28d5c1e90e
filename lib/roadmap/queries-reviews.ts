import { authorize, type MaybeActor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { dueReviews, type DueReview } from './repo-reviews'

/** Items for which "build or buy" is to be asked again by now, the longest due first. */
export async function listDueReviews(
  actor: MaybeActor,
  { limit, now }: { limit: number; now: Date },
): Promise<{ items: DueReview[]; total: number }> {
  authorize(actor, 'roadmap.write')
  return dueReviews(db, now, limit)
}
