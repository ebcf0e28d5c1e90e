'use server'

import { revalidatePath } from 'next/cache'
import { paths } from '@/lib/core/paths'
import { redirect } from 'next/navigation'
import { systemClock } from '@/lib/core/clock'
import type { Result } from '@/lib/core/errors'
import { action, posted } from '@/lib/server/action'
import { createRfc, editRfc } from './commands'
import { approve } from './commands-approvals'
import { addComment, resolveThread } from './commands-comments'
import { deleteRfc } from './commands-delete'
import { saveDraft } from './commands-review'
import { relate } from './commands-links'
import { moveStatus } from './commands-status'
import { discardAutosave } from './commands-autosave'
import { renderDocument } from './rules-document'
import { getRfc } from './queries'
import { mergeView, type Theirs } from './queries-merge'
import { linesAs } from './rules-lines'
import type { RfcFormat } from './schema'
import {
  approveForm,
  commentForm,
  decideForm,
  deleteForm,
  editForm,
  mergeForm,
  moveForm,
  newForm,
  previewForm,
  resolveForm,
  writeForm,
  type EditForm,
  type NewForm,
} from './schema-forms'

const refresh = (number: number) => revalidatePath(paths.rfc(number), 'layout')

const create = action(newForm, async (actor, { related, ...input }) => {
  const rfc = await createRfc(actor, input, systemClock())
  if (related.length > 0) await relate(actor, rfc.number, related, systemClock())
  if (input.template !== undefined) await discardAutosave(actor, { template: input.template })
  return rfc
})
export async function createAction(input: NewForm): Promise<Result<{ number: number }>> {
  const result = await create(input)
  return result.ok ? { ok: true, data: { number: result.data.number } } : result
}

const edit = action(editForm, async (actor, { number, ...input }) => {
  const { version } = await editRfc(actor, number, input, systemClock())
  await discardAutosave(actor, { number })
  refresh(number)
  return { number, version }
})
export async function editAction(input: EditForm): Promise<Result<{ number: number; version: number }>> {
  return edit(input)
}

const remove = action(deleteForm, (actor, input) => deleteRfc(actor, input.number))
/** Deletes a draft, and goes on to the list. */
export async function deleteAction(_before: Posted, form: FormData): Promise<Posted> {
  const result = await remove(form)
  if (result.ok) redirect(paths.rfcs())
  return result
}

const write = action(writeForm, async (actor, { number, baseVersion, ...text }) => {
  if (number === undefined || baseVersion === undefined)
    return createRfc(actor, { ...text, body: linesAs('', text.body) }, systemClock())
  const before = await getRfc(actor, number)
  const saved = await editRfc(
    actor,
    number,
    { ...text, baseVersion, body: linesAs(before.body, text.body) },
    systemClock(),
  )
  refresh(number)
  return saved
})
/** The editor as a posted form, without a script: on to the RFC, or back with what was typed and why it was refused. */
export async function writeAction(_before: Written, form: FormData): Promise<Written> {
  const result = await write(form)
  if (result.ok) redirect(paths.rfc(result.data.number))
  const text = (name: string) => String(posted(form).get(name) ?? '')
  const typed = { title: text('title'), body: linesAs('', text('body')), labels: text('labels') }
  const edit = { ...typed, number: Number(text('number')), baseVersion: Number(text('baseVersion')) }
  const found = result.code === 'conflict' && form.has('number') ? await mergeAction(edit) : null
  const theirs = found?.ok && found.data.version !== edit.baseVersion ? found.data : null
  const both = theirs?.merge ? { title: theirs.merge.title.text, body: linesAs('', theirs.merge.body) } : {}
  return { ...result, typed: { ...typed, ...both }, theirs }
}
export type Written =
  | (Extract<Result<never>, { ok: false }> & {
      typed: { title: string; body: string; labels: string }
      theirs: Theirs | null
    })
  | null

const merge = action(mergeForm, (actor, { number, ...edit }) => mergeView(actor, number, edit))
/** What stands now and how an edit goes together with it, for whoever lost a race. */
export async function mergeAction(edit: {
  number: number
  baseVersion: number
  title: string
  body: string
}): Promise<Result<Theirs>> {
  return merge(edit)
}

const preview = action(previewForm, async (_actor, document) => ({ html: renderDocument(document).html }))
export async function previewAction(input: { body: string; format: RfcFormat }): Promise<Result<{ html: string }>> {
  return preview(input)
}

export type Posted = Result<unknown> | null

/** A posted form has CRLF for every line end; the text that was quoted may not. */
const asQuoted = (text = '') => text.replace(/\r\n/g, '\n')

const comment = action(
  commentForm,
  async (actor, { number, quote, prefix, suffix, start, suggestion, later, ...input }) => {
    const anchor = quote && {
      quote: asQuoted(quote),
      prefix: asQuoted(prefix),
      suffix: asQuoted(suffix),
      ...(start !== undefined && { start }),
    }
    const said = {
      ...input,
      ...(anchor && { anchor, ...(suggestion !== undefined && { suggestion: asQuoted(suggestion) }) }),
    }
    const made = await (later
      ? saveDraft(actor, number, said, systemClock())
      : addComment(actor, number, said, systemClock()))
    refresh(number)
    return { id: made.id }
  },
)
export async function commentAction(_before: Posted, form: FormData): Promise<Result<{ id: string }>> {
  return comment(form)
}

const textIn = (form: FormData, name: string): string => String(form.get(name) ?? '')

/** A reply to one of the threads of a page, which share a form: its button says to which, and whether it is kept for a review. */
export async function replyAction(_before: Posted, form: FormData): Promise<Result<{ id: string }>> {
  const all = posted(form)
  const later = all.get('later')
  const thread = String(later ?? all.get('reply') ?? '')
  const one = new FormData()
  one.set('number', textIn(all, 'number'))
  one.set('parentId', thread)
  one.set('body', textIn(all, `said:${thread}`))
  if (later !== null) one.set('later', '1')
  return comment(one)
}

const resolve = action(resolveForm, async (actor, { number, id, resolved, reason }) => {
  await resolveThread(actor, number, id, { resolved, ...(reason && { reason }) }, systemClock())
  refresh(number)
})
export async function resolveAction(_before: Posted, form: FormData): Promise<Posted> {
  return resolve(form)
}

/** The same of one of the threads of a page, which share a form: "<thread>:true". */
export async function settleAction(_before: Posted, form: FormData): Promise<Posted> {
  const all = posted(form)
  const [thread = '', resolved = ''] = textIn(all, 'settle').split(':')
  const one = new FormData()
  one.set('number', textIn(all, 'number'))
  one.set('id', thread)
  one.set('resolved', resolved)
  return resolve(one)
}

const move = action(moveForm, async (actor, { number, to, days, override, version, seen, reason }) => {
  await moveStatus(
    actor,
    number,
    {
      to,
      version,
      seen,
      ...(reason && { reason }),
      ...(days && { days }),
      ...(override && { decision: { rationale: '', override } }),
    },
    systemClock(),
  )
  refresh(number)
})
export async function moveAction(_before: Posted, form: FormData): Promise<Posted> {
  return move(form)
}

const decide = action(decideForm, async (actor, { number, to, days: _, reason: __, version, seen, ...decision }) => {
  await moveStatus(actor, number, { to, version, seen, decision }, systemClock())
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
