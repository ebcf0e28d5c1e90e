'use server'

import { revalidatePath } from 'next/cache'
import { paths } from '@/lib/core/paths'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { invalidField, type Result } from '@/lib/core/errors'
import type { ImportSummary } from '@/lib/core/imports'
import { decodeText } from '@/lib/core/text/decode'
import { id } from '@/lib/core/zod'
import { action, postedFiles } from '@/lib/server/action'
import type { ImportFile } from '@/lib/server/room'
import { createSession, editSession } from './commands'
import { recordConsent, withdrawConsent } from './commands-consent'
import { deleteSession } from './commands-delete'
import { createHighlight, removeHighlight } from './commands-highlight'
import { importSessions } from './commands-import'
import { editSessionPart } from './commands-part'
import { getSession } from './queries'
import { highlightSchema, type NewHighlight } from './schema'
import {
  consentFormSchema,
  deleteFormSchema,
  editFormSchema,
  highlightFormSchema,
  noteFormSchema,
  removeFormSchema,
  sessionFormSchema,
  withdrawFormSchema,
  type EditForm,
  type SessionForm,
} from './schema-forms'

export type Posted<T = unknown> = Result<T> | null

const refresh = (session: string) => revalidatePath(paths.session(session))

const create = action(sessionFormSchema, async (actor, input) => ({ id: (await createSession(actor, input)).id }))
export async function createSessionAction(input: SessionForm): Promise<Result<{ id: string }>> {
  return create(input)
}

const note = action(noteFormSchema, async (actor, input) => ({ id: (await createSession(actor, input)).id }))
/** A field note posted without a script. */
export async function noteAction(_before: Posted, form: FormData): Promise<Posted> {
  const result = await note(form)
  if (result.ok) redirect(paths.session(result.data.id))
  return result
}

const edit = action(editFormSchema, async (actor, { id: session, part, ...patch }) => {
  if (part) await editSessionPart(actor, session, { ...patch, part })
  else await editSession(actor, session, patch)
  refresh(session)
  return { id: session }
})
export async function editSessionAction(input: EditForm): Promise<Result<{ id: string }>> {
  return edit(input)
}

const current = action(z.object({ id }), async (actor, input) => {
  const { title, body, version } = await getSession(actor, input.id)
  return { title, body, version }
})
/** The current text, for the one whose edit was refused because another came first. */
export async function currentSessionAction(
  session: string,
): Promise<Result<{ title: string; body: string; version: number }>> {
  return current({ id: session })
}

const highlight = action(highlightFormSchema, async (actor, input) => {
  const made = await createHighlight(actor, input.session, input.highlight)
  refresh(input.session)
  return { id: made.id, evidenceId: made.evidenceId }
})
export async function highlightAction(
  _before: Posted<{ id: string }>,
  form: FormData,
): Promise<Result<{ id: string }>> {
  return highlight(form)
}

const mark = action(z.object({ session: id, highlight: highlightSchema }), async (actor, input) => {
  await createHighlight(actor, input.session, input.highlight)
  refresh(input.session)
})
/** Marks words again whose highlight was just removed. */
export async function markAgainAction(
  session: string,
  again: Partial<NewHighlight> & { quote: string },
): Promise<Posted> {
  return mark({ session, highlight: again })
}

const remove = action(removeFormSchema, async (actor, input) => {
  const { highlights } = await getSession(actor, input.session)
  await removeHighlight(actor, input.session, input.highlight)
  refresh(input.session)
  const gone = highlights.find(({ id: one }) => one === input.highlight)
  return gone ? { quote: gone.quote, offset: gone.start, tags: gone.tags, ...(gone.note && { note: gone.note }) } : null
})
export type Removed = { quote: string; offset: number; tags: string[]; note?: string } | null
/** Takes a highlight away. @returns what marks the same words again */
export async function removeHighlightAction(_before: Posted<Removed>, form: FormData): Promise<Posted<Removed>> {
  return remove(form)
}

const end = action(deleteFormSchema, (actor, input) => deleteSession(actor, input.id, input.confirm))
export async function deleteSessionAction(_before: unknown, form: FormData) {
  const result = await end(form)
  if (result.ok) redirect(paths.sessions())
  return result
}

const withdraw = action(withdrawFormSchema, async (actor, input) => {
  const { participants } = await getSession(actor, input.session)
  const name = participants.find((one) => one.id === input.participant)?.name
  if (name !== undefined && input.name.trim() !== name)
    throw invalidField('name', `Type “${name}” to go on. Nothing was withdrawn.`)
  await withdrawConsent(actor, input.session, input.participant)
  refresh(input.session)
})
export async function withdrawAction(_before: Posted, form: FormData): Promise<Posted> {
  return withdraw(form)
}

const consent = action(consentFormSchema, async (actor, input) => {
  await recordConsent(actor, input.session, input.participant, input.consent)
  refresh(input.session)
})
export async function consentAction(_before: Posted, form: FormData): Promise<Posted> {
  return consent(form)
}

const chosenFiles = z.array(z.custom<ImportFile>()).min(1, 'Choose a file.').max(50, 'At most 50 files at once.')
const imported = action(z.object({ files: chosenFiles }), async (actor, { files }): Promise<ImportSummary> => {
  const summary = await importSessions(actor, files)
  revalidatePath(paths.sessions())
  return summary
})

/** An uploaded file's name and text; its bytes where it holds none (Word). */
async function readUpload(file: File): Promise<ImportFile> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const text = decodeText(bytes)
  return text === null ? { path: file.name, text: '', bytes } : { path: file.name, text }
}
/** Imports the files of a posted form. */
export async function importSessionsAction(
  _before: Posted<ImportSummary>,
  form: FormData,
): Promise<Result<ImportSummary>> {
  const chosen = postedFiles(form, 'files')
  return imported({ files: await Promise.all(chosen.map(readUpload)) })
}
