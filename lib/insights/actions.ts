'use server'

import { revalidatePath } from 'next/cache'
import { paths } from '@/lib/core/paths'
import { redirect } from 'next/navigation'
import type { Result } from '@/lib/core/errors'
import { action } from '@/lib/server/action'
import { addEvidence, changeInsight, createInsight, removeEvidence } from './commands'
import { promoteTheme } from './commands-themes'
import type { Agrees, Stance } from './schema'
import {
  addForm,
  linkForm,
  newInsightForm,
  promoteForm,
  resolveForm,
  rewordForm,
  statusForm,
  unlinkForm,
} from './schema-forms'

type Posted<T> = (last: Result<T> | null, form: FormData) => Promise<Result<T>>
const refresh = (id: string) => revalidatePath(paths.insight(id))

const create = action(newInsightForm, async (actor, input) => (await createInsight(actor, input)).id)
export const createInsightAction: Posted<string> = async (_, form) => {
  const result = await create(form)
  return result.ok ? redirect(paths.insight(result.data)) : result
}

const add = action(addForm, async (actor, { insight, e, stance }) => {
  if (e.length > 0) await addEvidence(actor, insight, { evidence: e.map((id) => ({ id, stance })) })
  return insight
})
export const addEvidenceAction: Posted<string> = async (_, form) => {
  const result = await add(form)
  return result.ok ? redirect(paths.insight(result.data)) : result
}

const link = action(linkForm, async (actor, { insight, evidence, stance, agrees }) => {
  await addEvidence(actor, insight, { evidence: [{ id: evidence, stance, agrees }] })
  refresh(insight)
  return null
})
export async function linkAction(input: {
  insight: string
  evidence: string
  stance: Stance
  agrees?: Agrees | undefined
}): Promise<Result<null>> {
  return link(input)
}

const unlink = action(unlinkForm, async (actor, { insight, evidence }) => {
  await removeEvidence(actor, insight, evidence)
  refresh(insight)
  return null
})
export async function unlinkAction(input: { insight: string; evidence: string }): Promise<Result<null>> {
  return unlink(input)
}

const move = action(statusForm, async (actor, { insight, status }) => {
  await changeInsight(actor, insight, { status })
  refresh(insight)
  return null
})
export const statusAction: Posted<null> = async (_, form) => move(form)

const resolve = action(resolveForm, async (actor, { insight, ...settled }) => {
  await changeInsight(actor, insight, settled)
  refresh(insight)
  return null
})
export const resolveAction: Posted<null> = async (_, form) => resolve(form)

const reword = action(rewordForm, async (actor, { insight, statement }) => {
  await changeInsight(actor, insight, { statement })
  refresh(insight)
  return null
})
export const rewordAction: Posted<null> = async (_, form) => reword(form)

const promote = action(
  promoteForm,
  async (actor, { theme, statement }) => (await promoteTheme(actor, theme, { statement })).id,
)
export const promoteAction: Posted<string> = async (_, form) => {
  const result = await promote(form)
  return result.ok ? redirect(paths.insight(result.data)) : result
}
