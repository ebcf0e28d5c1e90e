'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { paths } from '@/lib/core/paths'
import { redirect } from 'next/navigation'
import { systemClock } from '@/lib/core/clock'
import type { Result } from '@/lib/core/errors'
import { action, posted } from '@/lib/server/action'
import { orNotFound } from '@/lib/server/page'
import { declineUpdates, muteUpdates } from './commands'
import { setMailed } from './commands-digest'
import { discardDraft, saveDraft } from './commands-drafts'
import { publishUpdate } from './commands-publish'
import { muteByKey, unmuteByKey } from './commands-tell'
import { previewUpdate } from './queries-drafts'
import { declineForm, muteForm } from './schema'
import { mailedInput, readsForm } from './schema-digest'
import { previewInput, type Preview, type PreviewInput } from './schema-drafts'
import { discardForm, draftForm, publishForm } from './schema-forms'

export type Posted = Result<unknown> | null

const publish = action(publishForm, (actor, { id, input }) => publishUpdate(actor, id, input, systemClock()))
const draft = action(draftForm, (actor, { id, kind, input }) => saveDraft(actor, id, kind, input, systemClock()))
/** Publishes an update, or saves it as a draft where that button was pressed. */
export async function publishAction(_before: Posted, form: FormData): Promise<Posted> {
  if (posted(form).get('intent') === 'draft') {
    const saved = await draft(form)
    if (saved.ok) revalidatePath('/', 'layout')
    return saved
  }
  const published = await publish(form)
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

/** Lets the person whose key this is be told again; no one is signed in. */
export async function unmuteByKeyAction(form: FormData): Promise<void> {
  const key = String(form.get('key') ?? '')
  await orNotFound(unmuteByKey(key))
  redirect(paths.muteUpdates(key, { done: 1 }))
}

const discard = action(discardForm, (actor, { id, kind }) => discardDraft(actor, id, kind))
/** Throws a draft away, and leaves the form. */
export async function discardDraftAction(_before: Posted, form: FormData): Promise<Posted> {
  const discarded = await discard(form)
  if (!discarded.ok) return discarded
  revalidatePath('/', 'layout')
  redirect(paths.item(String(posted(form).get('id'))))
}

const preview = action(previewInput.extend({ id: z.string().max(100) }), (actor, { id, ...input }) =>
  previewUpdate(actor, id, input),
)
/** An update's text as one of its audiences will read it. */
export async function previewAction(id: string, input: PreviewInput): Promise<Result<Preview>> {
  return preview({ id, ...input })
}

const mute = action(muteForm, (actor, { muted }) => muteUpdates(actor, muted === 'true', systemClock()))
export async function muteAction(_before: Posted, form: FormData): Promise<Posted> {
  const done = await mute(form)
  if (done.ok) revalidatePath('/', 'layout')
  return done
}

const mailed = action(mailedInput, (actor, input) => setMailed(actor, input, systemClock()))
/** Chooses between one mail for each update and a digest. */
export async function setMailedAction(_before: Posted, form: FormData): Promise<Posted> {
  const done = await mailed(form)
  if (done.ok) revalidatePath(paths.updates())
  return done
}

const reads = action(readsForm, (actor, input) => setMailed(actor, input, systemClock()))
/** Chooses whose text of updates one reads. */
export async function setReadsAction(_before: Posted, form: FormData): Promise<Posted> {
  const done = await reads(form)
  if (done.ok) revalidatePath(paths.updates())
  return done
}

const decline = action(declineForm, (actor, { id }) => declineUpdates(actor, [id], systemClock()))
export async function declineAction(_before: Posted, form: FormData): Promise<Posted> {
  const done = await decline(form)
  if (done.ok) revalidatePath('/', 'layout')
  return done
}
