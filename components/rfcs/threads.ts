import type { Actor } from '@/lib/core/actor'
import { can } from '@/lib/core/actor'
import { resolveRule } from '@/lib/rfcs/rules'
import { isSteward } from '@/lib/rfcs/policy'
import type { CommentView, RfcView } from '@/lib/rfcs/views'
import type { ThreadData } from './thread'

/** Comments as threads, oldest first, with what this person may do about each. */
export const threadsOf = (comments: readonly CommentView[], rfc: RfcView, actor: Actor): ThreadData[] => {
  const replies = new Map<string, CommentView[]>()
  for (const comment of comments) {
    if (comment.parentId !== null) replies.set(comment.parentId, [...(replies.get(comment.parentId) ?? []), comment])
  }
  return comments.filter((comment) => comment.parentId === null).map((root) => {
    const rule = resolveRule(root.kind, { raiser: root.author.id === actor.id, author: rfc.author.id === actor.id, steward: isSteward(actor) })
    const resolve = !can(actor, 'rfc.comment') || rule === 'forbidden' ? null : rule === 'needs-reason' ? 'with-reason' : 'plain'
    return { root, replies: replies.get(root.id) ?? [], resolve }
  })
}
