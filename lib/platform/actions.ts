'use server'

import { revalidatePath } from 'next/cache'
import { paths } from '@/lib/core/paths'
import { action } from '@/lib/server/action'
import { changePlatform } from './commands'
import { platformChange } from './schema'

const save = action(platformChange, changePlatform)
export async function editMission(_: unknown, form: FormData) {
  const result = await save(form)
  revalidatePath(paths.platform())
  return result
}
