'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { line } from '@/lib/core/zod'
import { action, postedFile } from '@/lib/server/action'
import { importEither } from './commands-import'
import { recordOutcome, stateOutcome } from './commands-outcome'
import { outcomeForm, recordForm } from './schema-forms'

const csvFile = z.object({ path: line(200), text: z.string().min(1, 'Choose a file.') })
const takeFile = action(csvFile, (actor, file) => importEither(actor, file, systemClock()))
/** Takes an uploaded CSV file of measurements, or of deployments and incidents. */
export async function importOutcomesFile(_: unknown, form: FormData) {
  const result = await takeFile(await postedFile(form))
  if (result.ok) revalidatePath(paths.outcomes())
  return result
}

const state = action(outcomeForm, (actor, { id: item, ...input }) => stateOutcome(actor, item, input, systemClock()))
/** States what an item is to change. */
export async function stateOutcomeAction(_: unknown, form: FormData) {
  const result = await state(form)
  if (result.ok) revalidatePath(paths.item(result.data.itemId))
  return result
}

const record = action(recordForm, (actor, { id: item, note }) => recordOutcome(actor, item, { note }, systemClock()))
/** Records what was measured, as evidence. */
export async function recordOutcomeAction(_: unknown, form: FormData) {
  const result = await record(form)
  if (result.ok) revalidatePath(paths.item(result.data.itemId))
  return result
}
