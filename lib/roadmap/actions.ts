'use server'

import { revalidatePath } from 'next/cache'
import { paths } from '@/lib/core/paths'
import { redirect } from 'next/navigation'
import { systemClock } from '@/lib/core/clock'
import type { Result } from '@/lib/core/errors'
import { action } from '@/lib/server/action'
import { changeItem, createItem, moveItem, placeItem, setCapacity } from './commands'
import { moveInput, type MoveInput } from './schema'
import { capacityForm, editForm, newForm, placeForm, statusForm } from './schema-forms'

export type Posted = Result<unknown> | null

const refresh = () => revalidatePath(paths.roadmap(), 'layout')

const create = action(newForm, (actor, input) => createItem(actor, input, systemClock()))
export async function createAction(_before: Posted, form: FormData): Promise<Posted> {
  const made = await create(form)
  if (!made.ok) return made
  refresh()
  redirect(paths.item(made.data.id))
}

const edit = action(editForm, (actor, { id, ...patch }) => changeItem(actor, id, patch, systemClock()))
export async function editAction(_before: Posted, form: FormData): Promise<Posted> {
  const changed = await edit(form)
  if (!changed.ok) return changed
  refresh()
  redirect(paths.item(changed.data.id))
}

const move = action(moveInput, moveItem)
/** A card dropped on the board: where it is now. The board shows it already, so nothing is rendered again. */
export async function moveAction(input: MoveInput): Promise<Result<{ id: string; horizon: string; rank: string }>> {
  return move(input)
}

const place = action(placeForm, placeItem)
export async function placeAction(_before: Posted, form: FormData): Promise<Posted> {
  const placed = await place(form)
  if (placed.ok) refresh()
  return placed
}

const status = action(statusForm, (actor, input) =>
  changeItem(actor, input.id, { status: input.status }, systemClock()),
)
export async function statusAction(_before: Posted, form: FormData): Promise<Posted> {
  const changed = await status(form)
  if (changed.ok) refresh()
  return changed
}

const capacity = action(capacityForm, (actor, { weeks }) => setCapacity(actor, weeks))
export async function capacityAction(_before: Posted, form: FormData): Promise<Posted> {
  const saved = await capacity(form)
  if (saved.ok) refresh()
  return saved
}
