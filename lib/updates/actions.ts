'use server'

import { revalidatePath } from 'next/cache'
import { paths } from '@/lib/core/paths'
import { redirect } from 'next/navigation'
import { systemClock } from '@/lib/core/clock'
import type { Result } from '@/lib/core/errors'
import { renderMarkdown } from '@/lib/core/text/markdown'
import { action } from '@/lib/server/action'
import { declineNotifications, muteUpdates, shipItem } from './commands'
import { declineForm, muteForm, previewForm, shipForm } from './schema'

export type Posted = Result<unknown> | null

const ship = action(shipForm, (actor, { id, ...input }) => shipItem(actor, id, input, systemClock()))
export async function shipAction(_before: Posted, form: FormData): Promise<Posted> {
  const shipped = await ship(form)
  if (!shipped.ok) return shipped
  revalidatePath('/', 'layout')
  redirect(paths.update(shipped.data.updateId))
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

const decline = action(declineForm, (actor, { id }) => declineNotifications(actor, [id], systemClock()))
export async function declineAction(_before: Posted, form: FormData): Promise<Posted> {
  const done = await decline(form)
  if (done.ok) revalidatePath('/', 'layout')
  return done
}
