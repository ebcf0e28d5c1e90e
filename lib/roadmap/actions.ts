'use server'

import { revalidatePath } from 'next/cache'
import { paths } from '@/lib/core/paths'
import { redirect } from 'next/navigation'
import { systemClock } from '@/lib/core/clock'
import type { Result } from '@/lib/core/errors'
import type { PickerChoice } from '@/lib/core/picker'
import { action } from '@/lib/server/action'
import { changeItem, createItem, editItem, setCapacity } from './commands'
import { mergeItem } from './commands-merge'
import { moveItem, moveItems, placeItem, type Moved } from './commands-move'
import { openRoadmap } from './commands-public'
import { regroupItem } from './commands-regroup'
import { publishItem } from './commands-publish'
import { voteFor, withdrawVote } from './commands-votes'
import { clearHistory, undoEvent } from './commands-undo'
import { findInsightChoices, findItemChoices } from './queries-choices'
import { listSimilarItems } from './queries-similar'
import type { SimilarRow } from './repo-similar'
import { manyInput, moveInput, type Item, type ManyInput, type MoveInput } from './schema'
import { regroupInput, type RegroupInput } from './schema-groups'
import {
  capacityForm,
  editForm,
  mergeForm,
  newForm,
  pickerForm,
  placeForm,
  publicForm,
  publishForm,
  similarForm,
  statusForm,
  undoForm,
  unvoteForm,
  voteForm,
  type UndoInput,
} from './schema-forms'

export type Posted = Result<unknown> | null

const refresh = () => revalidatePath(paths.roadmap(), 'layout')

const create = action(newForm, (actor, input) => createItem(actor, input, systemClock()))
export async function createAction(_before: Posted, form: FormData): Promise<Posted> {
  const made = await create(form)
  if (!made.ok) return made
  refresh()
  redirect(paths.item(made.data.id))
}

const edit = action(editForm, (actor, { id, ...form }) => editItem(actor, id, form, systemClock()))
export async function editAction(_before: Posted, form: FormData): Promise<Posted> {
  const changed = await edit(form)
  // Refused because somebody was faster, the form is shown anew beside what they wrote: saved again, it knows of it.
  if (changed.ok || changed.code === 'conflict') refresh()
  if (!changed.ok) return changed
  redirect(paths.item(changed.data.id))
}

const move = action(moveInput, (actor, input) => moveItem(actor, input, systemClock()))
/** A card dropped on the board: where it is now. The board shows it already, so nothing is rendered again. */
export async function moveAction(input: MoveInput): Promise<Result<Moved>> {
  return move(input)
}

const moveMany = action(manyInput, (actor, input) => moveItems(actor, input, systemClock()))
/** Several cards to one end of a column. */
export async function moveManyAction(input: ManyInput): Promise<Result<Moved[]>> {
  const moved = await moveMany(input)
  if (moved.ok) refresh()
  return moved
}

const undo = action(undoForm, (actor, input) => undoEvent(actor, input, systemClock()))
/** Takes a line of an item's history back: from a toast. */
export async function undoAction(input: UndoInput): Promise<Result<Item>> {
  const undone = await undo(input)
  if (undone.ok) refresh()
  return undone
}
/** Takes a line of an item's history back: from the form beside the line. */
export async function undoLineAction(_before: Posted, form: FormData): Promise<Posted> {
  const undone = await undo(form)
  if (undone.ok) refresh()
  return undone
}

const clear = action(undoForm, async (actor, input) => {
  await clearHistory(actor, input)
  refresh()
})
/** Takes the words out of a line of an item's history: from the form beside the line. */
export async function clearLineAction(_before: Posted, form: FormData): Promise<Posted> {
  return clear(form)
}

const publish = action(publishForm, (actor, { id, published }) => publishItem(actor, id, published, systemClock()))
export async function publishAction(_before: Posted, form: FormData): Promise<Posted> {
  const done = await publish(form)
  if (done.ok) refresh()
  return done
}

const merge = action(mergeForm, (actor, { id, ...input }) => mergeItem(actor, id, input, systemClock()))
export async function mergeAction(_before: Posted, form: FormData): Promise<Posted> {
  const merged = await merge(form)
  if (!merged.ok) return merged
  refresh()
  redirect(paths.item(merged.data.id))
}

const similar = action(similarForm, listSimilarItems)
/** Items that say the same as what is being typed. */
export async function similarAction(input: { text: string; except?: string }): Promise<Result<SimilarRow[]>> {
  return similar(input)
}

const findItems = action(pickerForm, findItemChoices)
/** Items for a picker, by words of their titles. */
export async function findItemsAction(text: string): Promise<Result<PickerChoice[]>> {
  return findItems({ text })
}
const findInsights = action(pickerForm, findInsightChoices)
/** Insights for a picker, by words of their statements. */
export async function findInsightsAction(text: string): Promise<Result<PickerChoice[]>> {
  return findInsights({ text })
}

const place = action(placeForm, (actor, input) => placeItem(actor, input, systemClock()))
export async function placeAction(_before: Posted, form: FormData): Promise<Posted> {
  const placed = await place(form)
  if (placed.ok) refresh()
  return placed
}

const vote = action(voteForm, (actor, { id, ...input }) => voteFor(actor, id, input, systemClock()))
export async function voteAction(_before: Posted, form: FormData): Promise<Posted> {
  const done = await vote(form)
  if (done.ok) refresh()
  return done
}

const unvote = action(unvoteForm, (actor, { id }) => withdrawVote(actor, id))
export async function unvoteAction(_before: Posted, form: FormData): Promise<Posted> {
  const done = await unvote(form)
  if (done.ok) refresh()
  return done
}

const setPublic = action(publicForm, (actor, { open }) => openRoadmap(actor, open))
export async function publicAction(_before: Posted, form: FormData): Promise<Posted> {
  const done = await setPublic(form)
  if (done.ok) refresh()
  return done
}

const status = action(statusForm, (actor, input) =>
  changeItem(actor, input.id, { status: input.status, ...(input.why && { why: input.why }) }, systemClock()),
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

const regroup = action(regroupInput, (actor, input) => regroupItem(actor, input, systemClock()))
/** A card dropped into another group. The board shows it already. */
export const regroupAction = async (input: RegroupInput): Promise<Result<{ version: number }>> => regroup(input)
