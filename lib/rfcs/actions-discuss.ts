'use server'

import { revalidatePath } from 'next/cache'
import { paths } from '@/lib/core/paths'
import { systemClock } from '@/lib/core/clock'
import type { Result } from '@/lib/core/errors'
import { action } from '@/lib/server/action'
import type { Posted } from './actions'
import { changeApprovers } from './commands-approvals'
import { changeCoauthors } from './commands-coauthors'
import { applySuggestion, editComment, foldThread, react } from './commands-discuss'
import { addLink, removeLink } from './commands-links'
import { dropDraft, sendReview } from './commands-review'
import { setDeadline, setFlags } from './commands-status'
import { mentionsInput, suggestMentions } from './queries-mentions'
import type { Mentionable } from './rules-mentions'
import {
  applyForm,
  approversForm,
  coauthorsForm,
  deadlineForm,
  dropForm,
  editCommentForm,
  flagForm,
  foldForm,
  linkForm,
  numberForm,
  reactForm,
  unlinkForm,
} from './schema-forms'

const refresh = (number: number) => revalidatePath(paths.rfc(number), 'layout')

const edit = action(editCommentForm, async (actor, { number, id, body }) => {
  await editComment(actor, number, id, { body }, systemClock())
  refresh(number)
})
export async function editCommentAction(_before: Posted, form: FormData): Promise<Posted> {
  return edit(form)
}

const fold = action(foldForm, async (actor, { number, fold: [id, folded] }) => {
  await foldThread(actor, number, id, folded, systemClock())
  refresh(number)
})
export async function foldAction(_before: Posted, form: FormData): Promise<Posted> {
  return fold(form)
}

const word = action(reactForm, async (actor, { number, react: [id, kind, state] }) => {
  await react(actor, number, id, { kind, on: state === 'on' }, systemClock())
  refresh(number)
})
export async function reactAction(_before: Posted, form: FormData): Promise<Posted> {
  return word(form)
}

const apply = action(applyForm, async (actor, { number, id, baseVersion }) => {
  await applySuggestion(actor, number, id, baseVersion, systemClock())
  refresh(number)
})
export async function applyAction(_before: Posted, form: FormData): Promise<Posted> {
  return apply(form)
}

const drop = action(dropForm, async (actor, { number, id }) => {
  await dropDraft(actor, number, id)
  refresh(number)
})
export async function dropDraftAction(_before: Posted, form: FormData): Promise<Posted> {
  return drop(form)
}

const send = action(numberForm, async (actor, { number }) => {
  await sendReview(actor, number, systemClock())
  refresh(number)
})
export async function sendReviewAction(_before: Posted, form: FormData): Promise<Posted> {
  return send(form)
}

const flag = action(flagForm, async (actor, { number, awaitingAuthor }) => {
  await setFlags(actor, number, { awaitingAuthor }, systemClock())
  refresh(number)
})
export async function flagAction(_before: Posted, form: FormData): Promise<Posted> {
  return flag(form)
}

const deadline = action(deadlineForm, async (actor, { number, day }) => {
  // The whole day counts.
  await setDeadline(actor, number, { endsAt: new Date(`${day}T23:59:00Z`) }, systemClock())
  refresh(number)
})
export async function deadlineAction(_before: Posted, form: FormData): Promise<Posted> {
  return deadline(form)
}

const approvers = action(approversForm, async (actor, { number, approvers: names, quorum }) => {
  const named = names.map((name) => (name.includes('@') ? { person: name } : { team: name }))
  await changeApprovers(actor, number, { approvers: named, ...(quorum !== undefined && { quorum }) }, systemClock())
  refresh(number)
})
export async function approversAction(_before: Posted, form: FormData): Promise<Posted> {
  return approvers(form)
}

const coauthors = action(coauthorsForm, async (actor, { number, ...input }) => {
  await changeCoauthors(actor, number, input, systemClock())
  refresh(number)
})
export async function coauthorsAction(_before: Posted, form: FormData): Promise<Posted> {
  return coauthors(form)
}

const link = action(linkForm, async (actor, { number, rel, other }) => {
  await addLink(actor, number, { rel, number: other }, systemClock())
  refresh(number)
})
export async function linkAction(_before: Posted, form: FormData): Promise<Posted> {
  return link(form)
}

const unlink = action(unlinkForm, async (actor, { number, link: [rel, other] }) => {
  await removeLink(actor, number, { rel, number: other })
  refresh(number)
})
export async function unlinkAction(_before: Posted, form: FormData): Promise<Posted> {
  return unlink(form)
}

const mentions = action(mentionsInput, suggestMentions)
/** Who may be meant by a mention that is begun. */
export async function mentionsAction(input: { typed: string }): Promise<Result<Mentionable[]>> {
  return mentions(input)
}
