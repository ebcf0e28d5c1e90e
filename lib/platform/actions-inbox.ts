'use server'

import { revalidatePath } from 'next/cache'
import { systemClock } from '@/lib/core/clock'
import { action } from '@/lib/server/action'
import { readInbox } from './commands-inbox'
import { readForm } from './schema-inbox'

const read = action(readForm, async (actor, { id, upTo }) => {
  await readInbox(actor, id === undefined ? { upTo } : { ids: [id] }, systemClock())
  // The counts beside the rooms' names are on every page.
  revalidatePath('/', 'layout')
})
export async function readInboxAction(_before: unknown, form: FormData) {
  return read(form)
}
