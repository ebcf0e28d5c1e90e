'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { systemClock } from '@/lib/core/clock'
import type { Result } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import { action } from '@/lib/server/action'
import { setTeamCapacity } from './commands-capacity'
import { splitItem } from './commands-split'
import { removeView, saveView } from './commands-views'
import { splitForm, teamCapacityForm, unviewForm, viewForm } from './schema-views'

type Posted = Result<unknown> | null
const refresh = () => revalidatePath(paths.roadmap(), 'layout')

const save = action(viewForm, (actor, input) => saveView(actor, input, systemClock()))
export async function saveViewAction(_before: Posted, form: FormData): Promise<Posted> {
  const saved = await save(form)
  if (saved.ok) refresh()
  return saved
}

const remove = action(unviewForm, (actor, { id }) => removeView(actor, id))
export async function removeViewAction(_before: Posted, form: FormData): Promise<Posted> {
  const removed = await remove(form)
  if (removed.ok) refresh()
  return removed
}

const capacity = action(teamCapacityForm, setTeamCapacity)
export async function teamCapacityAction(_before: Posted, form: FormData): Promise<Posted> {
  const saved = await capacity(form)
  if (saved.ok) refresh()
  return saved
}

const split = action(splitForm, (actor, { id, ...input }) => splitItem(actor, id, input, systemClock()))
export async function splitAction(_before: Posted, form: FormData): Promise<Posted> {
  const made = await split(form)
  if (!made.ok) return made
  refresh()
  redirect(paths.item(made.data.id))
}
