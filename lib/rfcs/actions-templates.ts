'use server'

import { revalidatePath } from 'next/cache'
import { paths } from '@/lib/core/paths'
import { systemClock } from '@/lib/core/clock'
import { action } from '@/lib/server/action'
import type { Posted } from './actions'
import { addTemplate, editTemplate } from './commands-templates'
import { templateEditForm, templateForm } from './schema-templates'

const refresh = () => revalidatePath(paths.rfcs(), 'layout')

const add = action(templateForm, async (actor, input) => {
  await addTemplate(actor, input, systemClock())
  refresh()
})
export async function addTemplateAction(_before: Posted, form: FormData): Promise<Posted> {
  return add(form)
}

const edit = action(templateEditForm, async (actor, { id, ...input }) => {
  await editTemplate(actor, id, input, systemClock())
  refresh()
})
export async function editTemplateAction(_before: Posted, form: FormData): Promise<Posted> {
  return edit(form)
}
