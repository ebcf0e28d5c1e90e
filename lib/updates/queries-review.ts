import { authorize, can, type Actor, type MaybeActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import { mapNames } from '@/lib/people/queries'
import { db } from '@/lib/server/db'
import type { Waiting } from '@/lib/server/room'
import { findReview, listDraftMonths, listPublishedBetween, standingsBefore } from './repo-review'
import { monthName, monthOf } from './rules-review'
import type { ReviewDraft, Standing } from './schema-review'

/** The review of a month, as a draft or as one that was sent; null where there is none. */
export async function findReviewDraft(actor: MaybeActor, month: string): Promise<ReviewDraft | null> {
  authorize(actor, 'update.write')
  const row = await findReview(db, month)
  if (!row) return null
  const { updatedById, updatedAt, standings: _standings, assembledAt: _assembled, ...rest } = row
  const names = await mapNames(updatedById === null ? [] : [updatedById])
  return { ...rest, updatedBy: names.get(updatedById ?? '')?.name ?? null, updatedAt: updatedAt.toISOString() }
}

/** @throws AppError not_found */
export async function getReviewDraft(actor: MaybeActor, month: string): Promise<ReviewDraft> {
  const draft = await findReviewDraft(actor, month)
  if (!draft) throw notFound('A review of this month')
  return draft
}

/** Titles of what was published in a time and is no review, the last one first. */
export async function listPublishedIn(
  actor: MaybeActor,
  { from, to }: { from: Date; to: Date },
  limit: number,
): Promise<{ id: string; title: string }[]> {
  authorize(actor, 'update.read')
  return listPublishedBetween(db, from, to, limit)
}

/** Where items stood at the last review before a month; null where there was none. */
export async function findStandingsBefore(
  actor: MaybeActor,
  month: string,
): Promise<{ month: string; standings: Standing[] } | null> {
  authorize(actor, 'update.write')
  return standingsBefore(db, month)
}

/** Reviews of months that are over and were not sent, as lines of what waits for those who publish them. */
export async function listReviewsToSend(
  actor: Actor,
  { limit, now }: { limit: number; now: Date },
): Promise<Waiting[]> {
  if (!can(actor, 'update.write')) return []
  const months = await listDraftMonths(db, limit + 1)
  return months
    .filter(({ month }) => month < monthOf(now))
    .slice(0, limit)
    .map(({ month }) => ({
      id: `review ${month}`,
      text: 'Monthly review: read it, then publish it',
      about: monthName(month),
      href: paths.updateReview({ month }),
      by: null,
    }))
}
