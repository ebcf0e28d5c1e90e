import type { Actor } from '@/lib/core/actor'
import { can } from '@/lib/core/actor'
import { resolveRule } from '@/lib/rfcs/rules'
import { isSteward } from '@/lib/rfcs/policy'
import type { ThreadFacts } from '@/lib/rfcs/rules-threads'
import type { CommentView, RfcView } from '@/lib/rfcs/presenter'
import type { ThreadData } from './thread'

/** Threads in their order, those that are lines with the lines beside them: `lines` are one or more, or none of a thread in full. */
export const inRuns = (
  threads: readonly ThreadData[],
  full: ReadonlySet<string>,
): { id: string; whole: ThreadData | null; lines: ThreadData[] }[] => {
  const runs: { id: string; whole: ThreadData | null; lines: ThreadData[] }[] = []
  for (const thread of threads) {
    const { id } = thread.root
    const before = runs.at(-1)
    if (full.has(id)) runs.push({ id, whole: thread, lines: [] })
    else if (before && !before.whole) before.lines.push(thread)
    else runs.push({ id, whole: null, lines: [thread] })
  }
  return runs
}

/** Comments as the threads that are shown, oldest first, with what this person may do about each. */
export const threadsOf = (
  said: readonly CommentView[],
  shown: readonly ThreadFacts[],
  rfc: RfcView,
  actor: Actor,
): ThreadData[] => {
  const replies = new Map<string, CommentView[]>()
  const roots = new Map<string, CommentView>()
  for (const comment of said) {
    if (comment.parentId === null) roots.set(comment.id, comment)
    else replies.set(comment.parentId, [...(replies.get(comment.parentId) ?? []), comment])
  }
  return shown.flatMap(({ id, comments, news }) => {
    const root = roots.get(id)
    if (!root) return []
    const rule = resolveRule(root.kind, {
      raiser: root.author.id === actor.id,
      author: rfc.isYours,
      steward: isSteward(actor),
    })
    const resolve =
      !can(actor, 'rfc.comment') || rule === 'forbidden' ? null : rule === 'needs-reason' ? 'with-reason' : 'plain'
    return [{ root, replies: replies.get(root.id) ?? [], comments, news, resolve }]
  })
}
