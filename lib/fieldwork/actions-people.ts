'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { paths } from '@/lib/core/paths'
import { id } from '@/lib/core/zod'
import { action } from '@/lib/server/action'
import type { Result } from '@/lib/core/errors'
import { editSession } from './commands'
import { addParticipant, changeParticipant, mergeParticipants } from './commands-participants'
import { markDone } from './commands-rewrites'
import { addedFormSchema, labelFormSchema, mergeFormSchema } from './schema-forms-people'

type Posted = Result<unknown> | null
const refresh = (session: string) => revalidatePath(paths.session(session))

const add = action(addedFormSchema, async (actor, { session, participant }) => {
  await addParticipant(actor, session, participant)
  refresh(session)
})
export async function addParticipantAction(_before: Posted, form: FormData): Promise<Posted> {
  return add(form)
}

const relabel = action(labelFormSchema, async (actor, { session, participant, patch }) => {
  await changeParticipant(actor, session, participant, patch)
  refresh(session)
})
export async function changeParticipantAction(_before: Posted, form: FormData): Promise<Posted> {
  return relabel(form)
}

const merge = action(mergeFormSchema, async (actor, { session, participant, into }) => {
  await mergeParticipants(actor, session, participant, into)
  refresh(session)
})
export async function mergeParticipantsAction(_before: Posted, form: FormData): Promise<Posted> {
  return merge(form)
}

const reviewed = action(z.object({ session: id }), async (actor, { session }) => {
  await editSession(actor, session, { reviewed: true })
  refresh(session)
})
export async function reviewedAction(_before: Posted, form: FormData): Promise<Posted> {
  return reviewed(form)
}

const done = action(z.object({ rewrite: id }), async (actor, { rewrite }) => {
  await markDone(actor, rewrite)
  revalidatePath(paths.sessionRewrites())
})
export async function rewriteDoneAction(_before: Posted, form: FormData): Promise<Posted> {
  return done(form)
}
