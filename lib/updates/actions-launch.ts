'use server'

import { revalidatePath } from 'next/cache'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { action } from '@/lib/server/action'
import { tickStep, untickStep } from './commands-launch'
import { tickForm } from './schema-launch'

const tick = action(tickForm, async (actor, { id, step, state, note }) => {
  const now = systemClock()
  const launch =
    state === 'open' ? await untickStep(actor, id, step, now) : await tickStep(actor, id, step, { state, note }, now)
  return { id, open: launch.open }
})
/** Ticks a step before a launch, or takes a tick back. */
export async function tickStepAction(_: unknown, form: FormData) {
  const result = await tick(form)
  if (result.ok) revalidatePath(paths.item(result.data.id), 'layout')
  return result
}
