'use server'

import { revalidatePath } from 'next/cache'
import { paths } from '@/lib/core/paths'
import type { Result } from '@/lib/core/errors'
import { action } from '@/lib/server/action'
import { changeInsight, clearHistory, setBelief } from './commands'
import { beliefForm, cerqualForm, clearHistoryForm, judgingForm } from './schema-forms'

type Posted = (last: Result<null> | null, form: FormData) => Promise<Result<null>>
const refresh = (id: string): null => {
  revalidatePath(paths.insight(id))
  return null
}

const judge = action(judgingForm, async (actor, { insight, ...patch }) => {
  await changeInsight(actor, insight, patch)
  return refresh(insight)
})
export const judgeAction: Posted = async (_, form) => judge(form)

const cerqual = action(cerqualForm, async (actor, { insight, ...patch }) => {
  await changeInsight(actor, insight, patch)
  return refresh(insight)
})
export const cerqualAction: Posted = async (_, form) => cerqual(form)

const believe = action(beliefForm, async (actor, { insight, ...belief }) => {
  await setBelief(actor, insight, belief)
  return refresh(insight)
})
export const beliefAction: Posted = async (_, form) => believe(form)

const clear = action(clearHistoryForm, async (actor, { insight, revision }) => {
  await clearHistory(actor, insight, revision)
  return refresh(insight)
})
export const clearHistoryAction: Posted = async (_, form) => clear(form)
