'use server'

import { revalidatePath } from 'next/cache'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { action } from '@/lib/server/action'
import { linkToCapability, unlinkFromCapability } from './commands-links'
import { linkForm, linkNamedForm } from './schema-links'

const link = action(linkForm, async (actor, { capability, address }) => {
  await linkToCapability(actor, capability, address, systemClock())
  return { capability }
})
/** Says by its address that something is about a capability. */
export async function linkAddressAction(_: unknown, form: FormData) {
  const result = await link(form)
  if (result.ok) revalidatePath(paths.capability(result.data.capability))
  return result
}

const linkOne = action(linkNamedForm, async (actor, { capability, ...one }) => {
  await linkToCapability(actor, capability, one, systemClock())
  return { capability }
})
/** Says of a piece that names a capability that it is about it. */
export async function linkNamedAction(_: unknown, form: FormData) {
  const result = await linkOne(form)
  if (result.ok) revalidatePath(paths.capability(result.data.capability))
  return result
}

const unlink = action(linkNamedForm, async (actor, { capability, ...one }) => {
  await unlinkFromCapability(actor, capability, one)
  return { capability }
})
/** It is not about the capability after all. */
export async function unlinkAction(_: unknown, form: FormData) {
  const result = await unlink(form)
  if (result.ok) revalidatePath(paths.capability(result.data.capability))
  return result
}
