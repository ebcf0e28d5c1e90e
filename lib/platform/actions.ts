'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { paths } from '@/lib/core/paths'
import { action } from '@/lib/server/action'
import { retryFailed, testMail } from './commands-system'
import { retryInput } from './schema-health'

const retry = action(retryInput, retryFailed)
export async function retryAgain(_: unknown, form: FormData) {
  const result = await retry(form)
  revalidatePath(paths.health())
  return result
}

const test = action(z.object({}), testMail)
export async function sendTestMail(_: unknown, form: FormData) {
  return test(form)
}
