import type { CommentKind } from './schema'

/** What is looked at of a discussion; part of the page's address. */
export const shows = ['all', 'open', 'new', 'mine', 'concerns'] as const
export type Show = (typeof shows)[number]

/** The facts about a comment that decide what is shown of its thread. */
export type CommentFacts = {
  id: string
  parentId: string | null
  kind: CommentKind
  resolved: boolean
  folded: boolean
  authorId: string | null
  createdAt: string
}

export type ThreadFacts = {
  id: string
  kind: CommentKind
  resolved: boolean
  folded: boolean
  comments: number
  /** When something was last said in it. */
  latest: string
  /** How much of it is newer than the reader's last visit and not their own. */
  news: number
  /** The reader has said something in it. */
  mine: boolean
}

/** Threads in the order they were begun. `since` is the reader's last visit; without one nothing counts as new. */
export const factsOf = (
  comments: readonly CommentFacts[],
  reader: { id: string; since: Date | null },
): ThreadFacts[] => {
  const since = reader.since?.toISOString() ?? null
  const facts = new Map<string, ThreadFacts>()
  for (const { id, kind, resolved, folded, parentId } of comments) {
    if (parentId === null) facts.set(id, { id, kind, resolved, folded, comments: 0, latest: '', news: 0, mine: false })
  }
  for (const comment of comments) {
    const thread = facts.get(comment.parentId ?? comment.id)
    if (!thread) continue
    thread.comments += 1
    if (comment.createdAt > thread.latest) thread.latest = comment.createdAt
    if (comment.authorId === reader.id) thread.mine = true
    else if (since !== null && comment.createdAt > since) thread.news += 1
  }
  return [...facts.values()]
}

/** A comment's thread. */
export const threadIdOf = (
  comments: readonly Pick<CommentFacts, 'id' | 'parentId'>[],
  id: string | null,
): string | null => (id === null ? null : (comments.find((comment) => comment.id === id)?.parentId ?? id))

const fits: Record<Show, (thread: ThreadFacts) => boolean> = {
  all: () => true,
  open: (thread) => !thread.resolved,
  new: (thread) => thread.news > 0,
  mine: (thread) => thread.mine,
  concerns: (thread) => thread.kind !== 'comment',
}

export type Summary = Record<Show, number> & {
  comments: number
  openConcerns: number
  openHolds: number
  /** New comments, not threads. */ news: number
}

/** How many threads each way of looking shows, and what stands in the way. */
export const summaryOf = (threads: readonly ThreadFacts[]): Summary => {
  const count = (fit: (thread: ThreadFacts) => boolean) => threads.filter(fit).length
  const open = (kind: CommentKind) => count((thread) => !thread.resolved && thread.kind === kind)
  return {
    all: threads.length,
    open: count(fits.open),
    new: count(fits.new),
    mine: count(fits.mine),
    concerns: count(fits.concerns),
    comments: threads.reduce((sum, thread) => sum + thread.comments, 0),
    openConcerns: open('concern'),
    openHolds: open('hold'),
    news: threads.reduce((sum, thread) => sum + thread.news, 0),
  }
}

/** Threads shown with all that was said, at most: the rest are lines that open. */
export const maxFull = 10
/** Lines shown at once: the rest come when they are asked for. */
export const maxLines = 40

export type Chosen = {
  shown: ThreadFacts[]
  /** Laid out in full. */ full: Set<string>
  /** Threads that fit and are not shown. */ more: number
}

/**
 * What is shown: the threads that fit, and of them those that are laid out in full. Where there are too many, settled and folded ones
 * become lines first; then concerns and what was spoken in last stay whole. The one that was asked for is always there, and whole.
 * @param every lists all that fit, however many
 */
export const chooseThreads = (
  threads: readonly ThreadFacts[],
  show: Show,
  asked: string | null,
  every = false,
): Chosen => {
  const fit = threads.filter((thread) => fits[show](thread) || thread.id === asked)
  const weight = (thread: ThreadFacts) =>
    Number((!thread.resolved && !thread.folded) || (show === 'new' && thread.news > 0)) * 2 +
    Number(thread.kind !== 'comment' && !thread.resolved)
  const first = [...fit]
    .sort((a, b) => weight(b) - weight(a) || (a.latest < b.latest ? 1 : a.latest > b.latest ? -1 : 0))
    .map((thread) => thread.id)
  const kept = new Set([...first.slice(0, every ? undefined : maxFull + maxLines), ...(asked === null ? [] : [asked])])
  const shown = fit.filter((thread) => kept.has(thread.id))
  return {
    shown,
    full: new Set([...first.slice(0, maxFull), ...(asked === null ? [] : [asked])]),
    more: fit.length - shown.length,
  }
}
