import { AppError } from '@/lib/core/errors'
import type { Actor } from '@/lib/core/actor'
import { createRfc } from '@/lib/rfcs/commands'
import { addComment } from '@/lib/rfcs/commands-comments'
import { moveStatus } from '@/lib/rfcs/commands-status'
import { commentInput, createRfc as createInput, type TransitionInput } from '@/lib/rfcs/schema'
import { allJobs } from '@/lib/rooms'
import { db } from '@/lib/server/db'
import { drainOutbox } from '@/lib/server/job-runner'

export const now = new Date('2026-03-02T10:00:00Z')
export const later = (days: number, hours = 0) => new Date(now.getTime() + days * 86_400_000 + hours * 3_600_000)

export const text = 'Deploys wait in one queue.\n\nA deploy takes 40 minutes. Nobody likes it.\n\nWe propose lanes.\n'

/** A draft of this author's. */
export const draft = (author: Actor, fields: object = {}) =>
  createRfc(author, createInput.parse({ title: 'Deploy lanes', body: text, ...fields }), now)

/** An RFC that is in review, or beyond. */
export async function reviewed(author: Actor, fields: object = {}, steps: TransitionInput['to'][] = ['review']) {
  const { number } = await draft(author, fields)
  let rfc = await moveStatus(author, number, { to: steps[0]! }, now)
  for (const to of steps.slice(1)) rfc = await moveStatus(author, number, { to }, now)
  return rfc
}

export const say = (actor: Actor, number: number, body: string, fields: object = {}, at = now) =>
  addComment(actor, number, commentInput.parse({ body, ...fields }), at)

/** How something was refused: its code and words. Fails where it was not. */
export const refusal = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof AppError) return `${error.code} ${error.message}`
  throw error ?? new Error('it was not refused')
}

/** Does the promised work of this room, but for mail, which goes by the real clock there. */
export const runJobs = () =>
  drainOutbox(allJobs().filter((job) => job.name.startsWith('rfcs.') && job.name !== 'rfcs.mail'))

/** What stands in somebody's inbox about an RFC, oldest first: the kinds. */
export const inboxOf = async (person: { id: string }, rfcId: string): Promise<string[]> => {
  await runJobs()
  const rows = await db.rfcNotice.findMany({
    where: { personId: person.id, rfcId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => row.kind)
}
