'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { systemClock } from '@/lib/core/clock'
import type { Result } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import { id, line } from '@/lib/core/zod'
import { action } from '@/lib/server/action'
import { linkIssue, renewTrackerSecret, saveOwnSecret, unlinkIssue } from './commands-trackers'
import { checkLinks, forgetTrackerToken, saveTrackerToken } from './commands-tracker-tokens'
import { ownSecretForm, trackerForm, trackerTokenForm } from './schema-trackers'

const form = z.object({ id, url: line(1_000) })
type Posted = Result<unknown> | null

const link = action(form, (actor, input) => linkIssue(actor, input.id, input.url, systemClock()))
export async function linkAction(_before: Posted, posted: FormData): Promise<Posted> {
  const done = await link(posted)
  if (done.ok) revalidatePath(paths.roadmap(), 'layout')
  return done
}

const unlink = action(form, (actor, input) => unlinkIssue(actor, input.id, input.url))
export async function unlinkAction(_before: Posted, posted: FormData): Promise<Posted> {
  const done = await unlink(posted)
  if (done.ok) revalidatePath(paths.roadmap(), 'layout')
  return done
}

const check = action(z.object({ id }), (actor, input) => checkLinks(actor, input.id, systemClock()))
export async function checkLinksAction(
  _before: Posted,
  posted: FormData,
): Promise<Result<{ troubles: { url: string; trouble: string }[] }>> {
  const done = await check(posted)
  if (done.ok) revalidatePath(paths.roadmap(), 'layout')
  return done.ok ? { ok: true, data: { troubles: done.data.troubles } } : done
}

const renew = action(z.object({}), (actor) => renewTrackerSecret(actor, systemClock()))
export async function renewSecretAction(_before: unknown, posted: FormData): Promise<Result<{ secret: string }>> {
  const done = await renew(posted)
  if (done.ok) revalidatePath(paths.settingsTrackers())
  return done
}

const keep = action(trackerTokenForm, (actor, { provider, ...input }) =>
  saveTrackerToken(actor, provider, input, systemClock()),
)
export async function saveTokenAction(_before: Posted, posted: FormData): Promise<Posted> {
  const done = await keep(posted)
  if (done.ok) revalidatePath(paths.settingsTrackers())
  return done
}

const keepSecret = action(ownSecretForm, (actor, { provider, secret }) =>
  saveOwnSecret(actor, provider, secret, systemClock()),
)
export async function saveOwnSecretAction(_before: Posted, posted: FormData): Promise<Posted> {
  const done = await keepSecret(posted)
  if (done.ok) revalidatePath(paths.settingsTrackers())
  return done
}

const forget = action(trackerForm, (actor, { provider }) => forgetTrackerToken(actor, provider))
export async function forgetTokenAction(_before: Posted, posted: FormData): Promise<Posted> {
  const done = await forget(posted)
  if (done.ok) revalidatePath(paths.settingsTrackers())
  return done
}
