import { authorize, can, type Actor, type MaybeActor } from '@/lib/core/actor'
import { paths } from '@/lib/core/paths'
import { db } from '@/lib/server/db'
import type { Waiting } from '@/lib/server/room'
import { dueReviews, type DueReview } from './repo-reviews'

/** Items for which "build or buy" is to be asked again by now, the longest due first. */
export async function listDueReviews(
  actor: MaybeActor,
  { limit, now }: { limit: number; now: Date },
): Promise<{ items: DueReview[]; total: number }> {
  authorize(actor, 'roadmap.write')
  return dueReviews(db, now, limit)
}

/** The same as lines of what waits for somebody; nothing for those who do not write the roadmap. */
export async function listReviewsWaiting(actor: Actor, asked: { limit: number; now: Date }): Promise<Waiting[]> {
  if (!can(actor, 'roadmap.write')) return []
  return (await listDueReviews(actor, asked)).items.map(({ id, title, on }) => ({
    ...{ id, text: 'Review the decision to build or buy', about: title, href: paths.item(id) },
    by: new Date(on),
  }))
}
