'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { paths } from '@/lib/core/paths'
import type { Result } from '@/lib/core/errors'
import { id, line } from '@/lib/core/zod'
import { action } from '@/lib/server/action'
import { addTag, removeTag } from './commands-tags'

const tagForm = z.object({ highlight: id, tag: line(60) })
const refresh = () => revalidatePath(paths.evidence(), 'layout')

const add = action(tagForm, async (actor, { highlight, tag }) => {
  await addTag(actor, highlight, tag)
  refresh()
})
export async function addTagAction(input: { highlight: string; tag: string }): Promise<Result<void>> {
  return add(input)
}

const remove = action(tagForm, async (actor, { highlight, tag }) => {
  await removeTag(actor, highlight, tag)
  refresh()
})
export async function removeTagAction(input: { highlight: string; tag: string }): Promise<Result<void>> {
  return remove(input)
}
