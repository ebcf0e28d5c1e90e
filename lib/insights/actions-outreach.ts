'use server'

import { revalidatePath } from 'next/cache'
import { paths } from '@/lib/core/paths'
import type { Result } from '@/lib/core/errors'
import { action } from '@/lib/server/action'
import { finishOutreach, keepOutreach } from './commands-outreach'
import { outreachDoneForm, outreachForm } from './schema-outreach'

type Posted<T> = (last: Result<T> | null, form: FormData) => Promise<Result<T>>

const keep = action(outreachForm, async (actor, { insight, ...words }) => {
  await keepOutreach(actor, insight, words)
  revalidatePath(paths.insightOutreach(insight))
  return null
})
export const keepOutreachAction: Posted<null> = async (_, form) => keep(form)

const done = action(outreachDoneForm, async (actor, { outreach, done: isDone }) => {
  await finishOutreach(actor, outreach, isDone)
  revalidatePath(paths.outreach())
})
export async function outreachDoneAction(input: { outreach: string; done: boolean }): Promise<Result<void>> {
  return done(input)
}
