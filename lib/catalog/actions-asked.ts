'use server'

import { revalidatePath } from 'next/cache'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { action } from '@/lib/server/action'
import { linkQuestion, unlinkQuestion } from './commands-asked'
import { askedForm, unaskedForm } from './schema-asked'

const link = action(askedForm, (actor, { id, purpose, asks, counts }) => {
  const [survey = '', question = ''] = asks.split(' ')
  return linkQuestion(actor, id, { purpose, survey, question, ...(counts.length > 0 && { counts }) }, systemClock())
})
/** Says that a survey question asks about a capability. */
export async function linkQuestionAction(_: unknown, form: FormData) {
  const result = await link(form)
  if (result.ok) revalidatePath(paths.capabilities(), 'layout')
  return result
}

const unlink = action(unaskedForm, async (actor, { id, ...query }) => {
  await unlinkQuestion(actor, id, query)
  return { id }
})
/** A question says nothing of a capability any more. */
export async function unlinkQuestionAction(_: unknown, form: FormData) {
  const result = await unlink(form)
  if (result.ok) revalidatePath(paths.capability(result.data.id))
  return result
}
