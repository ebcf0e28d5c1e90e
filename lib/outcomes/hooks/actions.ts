'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { systemClock } from '@/lib/core/clock'
import type { Result } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import { action } from '@/lib/server/action'
import { renewHookSecret, saveOwnHookSecret } from './commands'
import { ownHookSecretForm } from './schema'

const renew = action(z.object({}), (actor) => renewHookSecret(actor, systemClock()))
export async function renewHookSecretAction(_before: unknown, posted: FormData): Promise<Result<{ secret: string }>> {
  const done = await renew(posted)
  if (done.ok) revalidatePath(paths.settingsDelivery())
  return done
}

const keep = action(ownHookSecretForm, (actor, { tool, secret }) =>
  saveOwnHookSecret(actor, tool, secret, systemClock()),
)
export async function saveOwnHookSecretAction(
  _before: Result<unknown> | null,
  posted: FormData,
): Promise<Result<unknown> | null> {
  const done = await keep(posted)
  if (done.ok) revalidatePath(paths.settingsDelivery())
  return done
}
