'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { action } from '@/lib/server/action'
import { endChampion, nameChampion } from './commands-champions'
import { championEndForm, championForm } from './schema-champions'

const name = action(championForm, (actor, { capability, person }) =>
  nameChampion(actor, capability || null, { person }, systemClock()),
)
/** Names a person who speaks for a capability, or for the platform. */
export async function nameChampionAction(_: unknown, form: FormData) {
  const result = await name(form)
  if (result.ok) revalidatePath(paths.capabilities(), 'layout')
  return result
}

const end = action(championEndForm, (actor, { id }) => endChampion(actor, id))
/** Somebody speaks for it no more. Their own page is gone then, so it leads back to what they spoke for. */
export async function endChampionAction(_: unknown, form: FormData) {
  const result = await end(form)
  if (!result.ok) return result
  revalidatePath(paths.capabilities(), 'layout')
  redirect(result.data.capabilityId ? paths.capability(result.data.capabilityId) : paths.champions())
}
