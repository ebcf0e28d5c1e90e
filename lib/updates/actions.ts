'use server'

import { revalidatePath } from 'next/cache'
import { paths } from '@/lib/core/paths'
import { redirect } from 'next/navigation'
import { systemClock } from '@/lib/core/clock'
import type { Result } from '@/lib/core/errors'
import { renderMarkdown } from '@/lib/core/text/markdown'
import { action } from '@/lib/server/action'
import { orNotFound } from '@/lib/server/page'
import { declineUpdates, muteUpdates } from './commands'
import { publishUpdate } from './commands-publish'
import { publishReview } from './commands-review'
import { muteByKey } from './commands-tell'
import { declineForm, muteForm, previewForm, publishForm, reviewForm } from './schema'

export type Posted = Result<unknown> | null

const publish = action(publishForm, (actor, { id, input }) => publishUpdate(actor, id, input, systemClock()))
export async function publishAction(_before: Posted, form: FormData): Promise<Posted> {
  const published = await publish(form)
  if (!published.ok) return published
  revalidatePath('/', 'layout')
  redirect(paths.update(published.data.updateId))
}

const review = action(reviewForm, (actor, input) => publishReview(actor, input, systemClock()))
/** Publishes the review of a month, and opens it. */
export async function publishReviewAction(_before: Posted, form: FormData): Promise<Posted> {
  const published = await review(form)
  if (!published.ok) return published
  revalidatePath('/', 'layout')
  redirect(paths.update(published.data.updateId))
}

/** Mutes the person whose key this is; no one is signed in. */
export async function muteByKeyAction(form: FormData): Promise<void> {
  const key = String(form.get('key') ?? '')
  await orNotFound(muteByKey(key, systemClock()))
  redirect(paths.muteUpdates(key, { done: 1 }))
}

const preview = action(previewForm, async (_actor, { body }) => ({ html: renderMarkdown(body) }))
/** An update's text as it will be shown. */
export async function previewAction(body: string): Promise<Result<{ html: string }>> {
  return preview({ body })
}

const mute = action(muteForm, (actor, { muted }) => muteUpdates(actor, muted === 'true', systemClock()))
export async function muteAction(_before: Posted, form: FormData): Promise<Posted> {
  const done = await mute(form)
  if (done.ok) revalidatePath('/', 'layout')
  return done
}

const decline = action(declineForm, (actor, { id }) => declineUpdates(actor, [id], systemClock()))
export async function declineAction(_before: Posted, form: FormData): Promise<Posted> {
  const done = await decline(form)
  if (done.ok) revalidatePath('/', 'layout')
  return done
}
