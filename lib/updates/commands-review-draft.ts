import { authorize, type MaybeActor } from '@/lib/core/actor'
import { conflict } from '@/lib/core/errors'
import { listStandings } from '@/lib/roadmap/queries-standings'
import { audit } from '@/lib/server/audit'
import { db, transaction } from '@/lib/server/db'
import { publishReviewIn } from './commands-review'
import { getReviewDraft } from './queries-review'
import { findReview, insertReview, replaceUntouched, saveReviewOver, type NewReview } from './repo-review'
import type { Reviewed } from './schema'
import type { ReviewDraft, ReviewDraftInput, ReviewSendInput, Standing } from './schema-review'

const overtaken = () => conflict('Somebody else saved or published this review meanwhile. Reload the page to see it.')

/**
 * Keeps what the hub put together for a month that is over, once: a run that was killed is repeated, two at once leave one, and
 * what a person has changed, or sent, stays.
 * @returns whether it was kept
 */
export const keepAssembled = (
  month: string,
  { title, body, standings }: { title: string; body: string; standings: Standing[] },
  now: Date,
): Promise<boolean> =>
  transaction(async (tx) => {
    const row: NewReview = {
      ...{ month, state: 'draft', title, body, standings, mailTo: ['stakeholder'] },
      ...{ updateId: null, updatedById: null, assembledAt: now, updatedAt: now },
    }
    return (await insertReview(tx, row)) || replaceUntouched(tx, row)
  })

/** Whether what the hub puts together of a month may still be kept: there is none, or one of before its end that nobody changed. */
export async function isToAssemble(month: string, to: Date): Promise<boolean> {
  const row = await findReview(db, month)
  return row === null || (row.state === 'draft' && row.updatedById === null && row.assembledAt < to)
}

/** Saves the review of a month as it was written so far. Nobody is told. @throws AppError conflict */
export async function saveReview(
  actor: MaybeActor,
  month: string,
  { baseVersion, ...said }: ReviewDraftInput,
  now: Date,
): Promise<ReviewDraft> {
  const pm = authorize(actor, 'update.write')
  const standings = baseVersion === 0 ? await listStandings(pm) : []
  await transaction(async (tx) => {
    const changed = { ...said, updatedById: pm.id, updatedAt: now }
    const isSaved =
      baseVersion === 0
        ? await insertReview(tx, { ...changed, month, state: 'draft', standings, updateId: null, assembledAt: now })
        : await saveReviewOver(tx, { month, version: baseVersion }, changed)
    if (!isSaved) throw overtaken()
    await audit(tx, pm, 'update.review-draft', { kind: 'review', id: month })
  })
  return getReviewDraft(pm, month)
}

/**
 * Publishes the review of a month and mails it: its step from draft to sent, the update and the mails are one transaction, so
 * that of a month one review is sent, whoever presses at the same moment. Its text is the update's from then on.
 * @throws AppError conflict where it was sent already, or is not the version that was read
 */
export async function sendReview(
  actor: MaybeActor,
  month: string,
  { baseVersion, ...said }: ReviewSendInput,
  now: Date,
): Promise<Reviewed> {
  const pm = authorize(actor, 'update.write')
  const standings = baseVersion === 0 ? await listStandings(pm) : []
  return transaction(async (tx) => {
    const done = await publishReviewIn(tx, pm, said, now)
    const sent = {
      ...{ state: 'sent' as const, title: '', body: '', mailTo: said.mailTo },
      ...{ updateId: done.updateId, updatedById: pm.id, updatedAt: now },
    }
    const isSent =
      baseVersion === 0
        ? await insertReview(tx, { ...sent, month, standings, assembledAt: now })
        : await saveReviewOver(tx, { month, version: baseVersion }, sent)
    if (!isSent) throw overtaken()
    return done
  })
}
