'use server'

import { revalidatePath } from 'next/cache'
import type { Result } from '@/lib/core/errors'
import type { ImportSummary } from '@/lib/core/imports'
import { action } from '@/lib/server/action'
import { z } from 'zod'
import { createSession, editSession } from './commands'
import { recordConsent, withdrawConsent } from './commands-consent'
import { createHighlight, removeHighlight } from './commands-highlight'
import { importSessions } from './import'
import { highlightSchema, type HighlightView } from './schema'
import {
  consentFormSchema, editFormSchema, highlightFormSchema, noteFormSchema, participantFormSchema, removeFormSchema, sessionFormSchema,
  type EditForm, type NoteForm, type SessionForm,
} from './schema-forms'

type Posted<T> = (last: Result<T> | null, form: FormData) => Promise<Result<T>>
const refresh = (id: string) => revalidatePath(`/fieldwork/${id}`)

const create = action(sessionFormSchema, async (actor, input) => ({ id: (await createSession(actor, input)).id }))
export async function createSessionAction(input: SessionForm): Promise<Result<{ id: string }>> {
  return create(input)
}

const note = action(noteFormSchema, async (actor, input) => ({ id: (await createSession(actor, input)).id }))
export async function createNoteAction(input: NoteForm): Promise<Result<{ id: string }>> {
  return note(input)
}

const edit = action(editFormSchema, async (actor, { id, ...patch }) => {
  await editSession(actor, id, patch)
  refresh(id)
  return { id }
})
export async function editSessionAction(input: EditForm): Promise<Result<{ id: string }>> {
  return edit(input)
}

const highlight = action(highlightFormSchema, async (actor, { session, ...input }) => {
  const made = await createHighlight(actor, session, highlightSchema.parse(input))
  refresh(session)
  return made
})
export const highlightAction: Posted<HighlightView> = async (_, form) => highlight(form)

const remove = action(removeFormSchema, async (actor, input) => {
  await removeHighlight(actor, input.session, input.highlight)
  refresh(input.session)
  return null
})
export async function removeHighlightAction(input: { session: string; highlight: string }): Promise<Result<null>> {
  return remove(input)
}

const withdraw = action(participantFormSchema, async (actor, input) => {
  await withdrawConsent(actor, input.session, input.participant)
  refresh(input.session)
  return null
})
export const withdrawAction: Posted<null> = async (_, form) => withdraw(form)

const consent = action(consentFormSchema, async (actor, input) => {
  await recordConsent(actor, input.session, input.participant, input.consent)
  refresh(input.session)
  return null
})
export const consentAction: Posted<null> = async (_, form) => consent(form)

const files = z.object({ files: z.array(z.object({ path: z.string().min(1).max(500), text: z.string().max(2_000_000) })).min(1, 'Choose a file.').max(100) })
const imported = action(files, (actor, input) => importSessions(actor, input.files))
export async function importSessionsAction(input: z.input<typeof files>): Promise<Result<ImportSummary>> {
  return imported(input)
}
