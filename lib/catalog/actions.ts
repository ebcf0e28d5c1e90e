'use server'

import { revalidatePath } from 'next/cache'
import { systemClock } from '@/lib/core/clock'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { paths } from '@/lib/core/paths'
import { line } from '@/lib/core/zod'
import { action, postedFile } from '@/lib/server/action'
import { addCapability, changeCapability, recordUse, removeCapability } from './commands-capabilities'
import { importEither } from './commands-import-csv'
import { announceRetirement } from './commands-retirement'
import { changeMission } from './commands-mission'
import { capabilityEditForm, capabilityForm, capabilityInput, useForm } from './schema-capabilities'
import { missionForm } from './schema-mission'

const save = action(missionForm, (actor, input) => changeMission(actor, input, systemClock()))
/** Says the mission in a new version. */
export async function editMission(_: unknown, form: FormData) {
  const result = await save(form)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

const add = action(capabilityForm, (actor, input) =>
  addCapability(actor, { ...capabilityInput.parse({ name: input.name }), ...input }, systemClock()),
)
/** Adds a capability and opens its page. */
export async function addCapabilityAction(_: unknown, form: FormData) {
  const result = await add(form)
  if (result.ok) redirect(paths.capability(result.data.id))
  return result
}

const change = action(capabilityEditForm, (actor, { id, ...patch }) =>
  changeCapability(actor, id, patch, systemClock()),
)
/** Changes a capability; what was left alone is confirmed with it. */
export async function changeCapabilityAction(_: unknown, form: FormData) {
  const result = await change(form)
  if (result.ok) revalidatePath(paths.capability(result.data.id))
  return result
}

const end = action(z.object({ id: line(80) }), (actor, { id }) => removeCapability(actor, id))
/** Takes a capability away that was made by mistake. */
export async function removeCapabilityAction(_: unknown, form: FormData) {
  const result = await end(form)
  if (result.ok) redirect(paths.capabilities())
  return result
}

const noteUse = action(useForm, (actor, { id, ...input }) => recordUse(actor, id, input, systemClock()))
/** Says how far a team has come with a capability. */
export async function recordUseAction(_: unknown, form: FormData) {
  const result = await noteUse(form)
  if (result.ok) revalidatePath(paths.capability(result.data.id))
  return result
}

const announce = action(z.object({ id: line(80) }), (actor, { id }) => announceRetirement(actor, id, systemClock()))
/** Tells the people of the teams that still use a capability when and how it ends. */
export async function announceRetirementAction(_: unknown, form: FormData) {
  const result = await announce(form)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

const catalogFile = z.object({ path: line(200), text: z.string().min(1, 'Choose a file.') })
const takeCatalog = action(catalogFile, (actor, file) => importEither(actor, [file], systemClock()))
/** Takes an uploaded catalog-info.yaml. */
export async function importCatalogAction(_: unknown, form: FormData) {
  const result = await takeCatalog(await postedFile(form))
  if (result.ok) revalidatePath(paths.capabilities())
  return result
}
