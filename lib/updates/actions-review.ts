'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { systemClock } from '@/lib/core/clock'
import type { Result } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import { action, posted } from '@/lib/server/action'
import { saveReview, sendReview } from './commands-review-draft'
import { reviewDraftForm, reviewSendForm } from './schema-review'

const save = action(reviewDraftForm, (actor, { month, ...input }) => saveReview(actor, month, input, systemClock()))
const send = action(reviewSendForm, (actor, { month, ...input }) => sendReview(actor, month, input, systemClock()))
/** Publishes the review of a month and opens it, or saves it as a draft where that button was pressed. */
export async function sendReviewAction(_before: Result<unknown> | null, form: FormData): Promise<Result<unknown>> {
  if (posted(form).get('intent') === 'draft') {
    const saved = await save(form)
    if (saved.ok) revalidatePath(paths.updateReview())
    return saved
  }
  const sent = await send(form)
  if (!sent.ok) return sent
  revalidatePath('/', 'layout')
  redirect(paths.update(sent.data.updateId))
}
