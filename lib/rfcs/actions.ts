'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { systemClock } from '@/lib/core/clock'
import type { Result } from '@/lib/core/errors'
import { action } from '@/lib/server/action'
import { createRfc, editRfc } from './commands'
import { approve } from './commands-approvals'
import { addComment, resolveThread } from './commands-comments'
import { saveDraft } from './commands-review'
import { moveStatus } from './commands-status'
import { renderDocument } from './document'
import { getRfc } from './queries'
import { linesAs } from './rules-lines'
import {
  approveForm, commentForm, decideForm, editForm, moveForm, newForm, numberForm, previewForm, resolveForm, writeForm, type EditForm, type NewForm,
} from './schema-forms'

const refresh = (number: number) => revalidatePath(`/rfcs/${number}`, 'layout')

const create = action(newForm, (actor, input) => createRfc(actor, input, systemClock()))
export async function createAction(input: NewForm): Promise<Result<{ number: number }>> {
  const result = await create(input)
  return result.ok ? { ok: true, data: { number: result.data.number } } : result
}

const edit = action(editForm, async (actor, { number, ...input }) => {
  const { version } = await editRfc(actor, number, input, systemClock())
  refresh(number)
  return { number, version }
})
export async function editAction(input: EditForm): Promise<Result<{ number: number; version: number }>> {
  return edit(input)
}

const write = action(writeForm, async (actor, { number, baseVersion, ...text }) => {
  if (number === undefined || baseVersion === undefined) return createRfc(actor, { ...text, body: linesAs('', text.body) }, systemClock())
  const before = await getRfc(actor, number)
  const saved = await editRfc(actor, number, { ...text, baseVersion, body: linesAs(before.body, text.body) }, systemClock())
  refresh(number)
  return saved
})
/** The editor as a posted form, without a script: on to the RFC, or back with what was typed and why it was refused. */
export async function writeAction(_before: Written, form: FormData): Promise<Written> {
  const result = await write(form)
  if (result.ok) redirect(`/rfcs/${result.data.number}`)
  const text = (name: string) => String(form.get(name) ?? '')
  const theirs = result.code === 'conflict' && form.has('number') ? await currentAction(Number(text('number'))) : null
  return {
    ...result, typed: { title: text('title'), body: linesAs('', text('body')), labels: text('labels') },
    theirs: theirs?.ok && String(theirs.data.version) !== text('baseVersion') ? theirs.data : null,
  }
}
export type Written = (Extract<Result<never>, { ok: false }> & {
  typed: { title: string; body: string; labels: string }
  theirs: { title: string; body: string; version: number } | null
}) | null

const current = action(numberForm, async (actor, { number }) => {
  const { title, body, version } = await getRfc(actor, number)
  return { title, body, version }
})
/** The text that stands now, for whoever lost a race. */
export async function currentAction(number: number): Promise<Result<{ title: string; body: string; version: number }>> {
  return current({ number })
}

const preview = action(previewForm, async (_actor, document) => ({ html: renderDocument(document).html }))
export async function previewAction(input: { body: string; format: 'markdown' | 'rst' }): Promise<Result<{ html: string }>> {
  return preview(input)
}

export type Posted = Result<unknown> | null

/** A posted form has CRLF for every line end; the text that was quoted may not. */
const asQuoted = (text = '') => text.replace(/\r\n/g, '\n')

const comment = action(commentForm, async (actor, { number, quote, prefix, suffix, suggestion, later, ...input }) => {
  const anchor = quote && { quote: asQuoted(quote), prefix: asQuoted(prefix), suffix: asQuoted(suffix) }
  const said = { ...input, ...(anchor && { anchor, ...(suggestion !== undefined && { suggestion: asQuoted(suggestion) }) }) }
  const made = await (later ? saveDraft(actor, number, said, systemClock()) : addComment(actor, number, said, systemClock()))
  refresh(number)
  return { id: made.id }
})
export async function commentAction(_before: Posted, form: FormData): Promise<Result<{ id: string }>> {
  return comment(form)
}

const resolve = action(resolveForm, async (actor, { number, id, resolved, reason }) => {
  await resolveThread(actor, number, id, { resolved, ...(reason && { reason }) }, systemClock())
  refresh(number)
})
export async function resolveAction(_before: Posted, form: FormData): Promise<Posted> {
  return resolve(form)
}

const move = action(moveForm, async (actor, { number, to, days, override }) => {
  await moveStatus(actor, number, { to, ...(days && { days }), ...(override && { decision: { rationale: '', override } }) }, systemClock())
  refresh(number)
})
export async function moveAction(_before: Posted, form: FormData): Promise<Posted> {
  return move(form)
}

const decide = action(decideForm, async (actor, { number, to, days: _, ...decision }) => {
  await moveStatus(actor, number, { to, decision }, systemClock())
  refresh(number)
})
export async function decideAction(_before: Posted, form: FormData): Promise<Posted> {
  return decide(form)
}

const approval = action(approveForm, async (actor, { number, ...input }) => {
  await approve(actor, number, input, systemClock())
  refresh(number)
})
export async function approveAction(_before: Posted, form: FormData): Promise<Posted> {
  return approval(form)
}
