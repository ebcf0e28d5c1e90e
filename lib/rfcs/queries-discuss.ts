import { z } from 'zod'
import { authorize, type Actor } from '@/lib/core/actor'
import { decodeCursor, toPage, type Page, type PageQuery } from '@/lib/core/paging'
import { requireRfc } from './queries'
import { peopleById } from './repo'
import { commentOf, commentsOf, factsAbout, listComments, newestComments } from './repo-comments'
import { draftsOf, editsOf, lastVisitOf, reactionsOf } from './repo-discuss'
import { notFound } from '@/lib/core/errors'
import { chooseThreads, factsOf, summaryOf, threadIdOf, type Show } from './rules-threads'
import { commentView, type CommentView } from './presenter'
import type { Comment } from './schema-rows'

/** Comments with their people and reactions, in three queries however many there are. */
export async function viewsOf(comments: readonly Comment[], actor: Actor): Promise<CommentView[]> {
  const [people, reactions] = await Promise.all([
    peopleById(comments.flatMap((comment) => [comment.authorId, comment.resolvedById, comment.foldedById])),
    reactionsOf(comments.map((comment) => comment.id)),
  ])
  return comments.map((comment) => commentView(comment, people, reactions.get(comment.id), actor.id))
}

export type AskedDiscussion = {
  show: Show
  /** A comment whose thread is asked for. */ thread: string | null
  every: boolean
}

/**
 * The discussion as the page shows it. `comments` are those of the threads that are laid out in full and the first ones of those that
 * are lines; `since` is when this person was here before (what is newer is news to them), null on a first visit.
 */
export async function getDiscussion(actor: Actor, number: number, asked: AskedDiscussion) {
  authorize(actor, 'rfc.read')
  const { id } = await requireRfc(number)
  const [said, since] = await Promise.all([factsAbout(id), lastVisitOf(id, actor.id)])
  const facts = factsOf(said, { id: actor.id, since })
  const chosen = chooseThreads(facts, asked.show, threadIdOf(said, asked.thread), asked.every)
  const wanted = new Set(chosen.shown.map((thread) => thread.id))
  const comments = await commentsOf(
    id,
    said.flatMap((one) => (wanted.has(one.id) || chosen.full.has(one.parentId ?? one.id) ? [one.id] : [])),
  )
  return { ...chosen, summary: summaryOf(facts), since, comments: await viewsOf(comments, actor) }
}
export type DiscussionView = Awaited<ReturnType<typeof getDiscussion>>

/** What this person has written and not yet sent, oldest first. */
export async function myDrafts(actor: Actor, number: number) {
  authorize(actor, 'rfc.comment')
  const drafts = await draftsOf((await requireRfc(number)).id, actor.id)
  return drafts.map((draft) => ({
    id: draft.id,
    kind: draft.kind,
    body: draft.body,
    suggestion: draft.suggestion,
    parentId: draft.parentId,
    version: draft.version,
    anchor:
      draft.anchorQuote === null
        ? null
        : { quote: draft.anchorQuote, prefix: draft.anchorPrefix ?? '', suffix: draft.anchorSuffix ?? '' },
    createdAt: draft.createdAt.toISOString(),
  }))
}
export type DraftView = Awaited<ReturnType<typeof myDrafts>>[number]

/** What a comment said before each of its edits, oldest first. @throws AppError not_found */
export async function editsOfComment(actor: Actor, number: number, id: string) {
  authorize(actor, 'rfc.read')
  const comment = await commentOf((await requireRfc(number)).id, id)
  if (!comment) throw notFound('This comment')
  return (await editsOf(id)).map((edit) => ({ body: edit.body, until: edit.at.toISOString() }))
}

const commentKey = z.tuple([z.iso.datetime(), z.string()])

/** The discussion as a list, oldest first. */
export async function findComments(actor: Actor, number: number, page: PageQuery): Promise<Page<CommentView>> {
  authorize(actor, 'rfc.read')
  const rfc = await requireRfc(number)
  const key = decodeCursor(page.cursor, commentKey)
  const rows = await listComments(rfc.id, page.limit, key && { createdAt: new Date(key[0]), id: key[1] })
  const views = new Map((await viewsOf(rows, actor)).map((view) => [view.id, view]))
  return toPage(
    rows,
    page.limit,
    (row) => [row.createdAt.toISOString(), row.id],
    (row) => views.get(row.id)!,
  )
}

/** What was said last, newest first. */
export async function latestComments(actor: Actor, number: number, limit: number): Promise<CommentView[]> {
  authorize(actor, 'rfc.read')
  return viewsOf(await newestComments((await requireRfc(number)).id, limit), actor)
}
