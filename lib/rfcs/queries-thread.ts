import { can, type MaybeActor } from '@/lib/core/actor'
import type { CommentView } from './presenter'
import { viewsOf } from './queries-discuss'
import { listThread } from './repo-comments'

/** Comments shown before and after the one that is asked about. */
const NEAR = 3

export interface ThreadContext {
  /** Words of the proposal that the thread stands on. */
  quote: string | null
  /** The comment among those beside it, oldest first. */
  near: CommentView[]
  /** Comments of the thread in all. */
  of: number
}

/** The thread in which a comment stands, as far as it is near; null where it is not there, and for those who may not read RFCs. */
export async function findThreadContext(actor: MaybeActor, commentId: string): Promise<ThreadContext | null> {
  if (!actor || !can(actor, 'rfc.read')) return null
  const thread = await listThread(commentId)
  const at = thread.findIndex((one) => one.id === commentId)
  if (at < 0) return null
  const near = thread.slice(Math.max(0, at - NEAR), at + NEAR + 1)
  return {
    quote: thread.find((one) => one.parentId === null)?.anchorQuote ?? null,
    near: await viewsOf(near, actor),
    of: thread.length,
  }
}
