'use server'

import { revalidatePath } from 'next/cache'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { action } from '@/lib/server/action'
import { cancelPlan, changePlan, planSession } from './commands-plan'
import { planEndForm, planForm, planMoveForm } from './schema-plan'

const plan = action(planForm, async (actor, input) => {
  await planSession(actor, input, systemClock())
})
const move = action(planMoveForm, async (actor, { id, patch }) => {
  await changePlan(actor, id, patch, systemClock())
})
const cancel = action(planEndForm, (actor, { id }) => cancelPlan(actor, id))

/** Plans stand on two pages. */
function refresh(): void {
  revalidatePath(paths.sessions())
  revalidatePath(paths.calendar())
}

export async function planSessionAction(_: unknown, form: FormData) {
  const result = await plan(form)
  if (result.ok) refresh()
  return result
}

export async function movePlanAction(_: unknown, form: FormData) {
  const result = await move(form)
  if (result.ok) refresh()
  return result
}

export async function cancelPlanAction(_: unknown, form: FormData) {
  const result = await cancel(form)
  if (result.ok) refresh()
  return result
}
