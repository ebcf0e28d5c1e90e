'use server'

import { revalidatePath } from 'next/cache'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { action } from '@/lib/server/action'
import { changeKit } from './commands-kit'
import { kitForm } from './schema-kit'

const save = action(kitForm, (actor, { id, picked, more, ...change }) =>
  changeKit(actor, id, { ...change, quotes: [...picked, ...more] }, systemClock()),
)
/** Saves what is written of a kit. */
export async function saveKitAction(_: unknown, form: FormData) {
  const result = await save(form)
  if (result.ok) revalidatePath(paths.capabilityKit(result.data.capability.id))
  return result
}
