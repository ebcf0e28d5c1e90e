import { authorize, type Actor } from '@/lib/core/actor'
import { conflict, forbidden, notFound } from '@/lib/core/errors'
import { excerpt } from '@/lib/core/text/excerpt'
import { recordEvidence } from '@/lib/evidence/commands'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { announce } from './commands-announce'
import { renderDocument } from './rules-document'
import { commentPiece } from './presenter-evidence'
import { isAuthor, isSteward, mayEdit } from './policy'
import { requireRfc, viewOf } from './queries'
import { viewsOf } from './queries-discuss'
import { commentOf, setResolved } from './repo-comments'
import { markApplied, saveEdit, setFolded, setReaction } from './repo-discuss'
import { peopleByHandle } from './repo-follow'
import { mentionsIn } from './rules-mentions'
import { applySuggestion as applied } from './rules-suggest'
import type { ReactionKind } from './schema-discuss'
import { staleMessage, writeVersion } from './commands-versions'
import type { CommentView, RfcView } from './presenter'
import type { Comment, Rfc } from './schema-rows'

const requireComment = async (rfc: Rfc, id: string): Promise<Comment> => {
  const comment = await commentOf(rfc.id, id)
  if (!comment) throw notFound('This comment')
  return comment
}

const viewed = async (actor: Actor, rfc: Rfc, comment: Comment): Promise<CommentView> =>
  (await viewsOf([(await commentOf(rfc.id, comment.id)) ?? comment], actor))[0]!

/**
 * Changes what one has said; what it said before is kept. Who is mentioned for the first time is told.
 * @throws AppError forbidden for somebody else's words, conflict when two edits meet
 */
export async function editComment(
  actor: Actor,
  number: number,
  id: string,
  { body }: { body: string },
  now: Date,
): Promise<CommentView> {
  authorize(actor, 'rfc.comment')
  const rfc = await requireRfc(number)
  const comment = await requireComment(rfc, id)
  if (comment.authorId !== actor.id) throw forbidden('Only whoever wrote a comment changes it.')
  if (comment.body === body) return viewed(actor, rfc, comment)
  await transaction(async (tx) => {
    if (!(await saveEdit(tx, comment, body, now)))
      throw conflict('This comment was changed at the same moment. Look at it again.')
    const who = { id: actor.id, name: actor.name, team: null, teamId: actor.teamId, platformTeam: actor.platformTeam }
    await recordEvidence(tx, [commentPiece(rfc, { id, body, parentId: comment.parentId }, who, comment.createdAt)])
    await audit(tx, actor, 'rfc.comment-edit', { kind: 'rfc', id: rfc.id }, { comment: id })
    const mentioned = await peopleByHandle(mentionsIn(body), tx)
    if (mentioned.size === 0) return
    await announce(tx, {
      event: `comment:${id}`,
      kind: 'mention',
      rfcId: rfc.id,
      commentId: id,
      actorId: actor.id,
      at: now.toISOString(),
      followers: false,
      detail: { excerpt: excerpt(body, 300) },
      also: [...mentioned.values()].map((one) => ({ personId: one.id, kind: 'mention' as const })),
    })
  })
  return viewed(actor, rfc, comment)
}

/** Folds a thread to one line for everybody, or unfolds it: its author, the RFC's or a steward. Concerns and holds stay in sight. */
export async function foldThread(
  actor: Actor,
  number: number,
  id: string,
  folded: boolean,
  now: Date,
): Promise<CommentView> {
  authorize(actor, 'rfc.comment')
  const rfc = await requireRfc(number)
  const comment = await requireComment(rfc, id)
  if (comment.parentId !== null) throw conflict('A reply is folded with its thread.')
  if (comment.kind !== 'comment') throw conflict(`A ${comment.kind} stays in sight until it is resolved.`)
  if (comment.authorId !== actor.id && !isAuthor(actor, rfc) && !isSteward(actor))
    throw forbidden('A thread is folded by whoever began it, the RFC’s author or a steward.')
  await transaction(async (tx) => {
    if (await setFolded(tx, id, folded ? { id: actor.id, at: now } : null)) {
      await audit(tx, actor, folded ? 'rfc.fold' : 'rfc.unfold', { kind: 'rfc', id: rfc.id }, { comment: id })
    }
  })
  return viewed(actor, rfc, comment)
}

/** Says one word about a comment, or takes it back. */
export async function react(
  actor: Actor,
  number: number,
  id: string,
  { kind, on }: { kind: ReactionKind; on: boolean },
  now: Date,
): Promise<CommentView> {
  authorize(actor, 'rfc.comment')
  const rfc = await requireRfc(number)
  const comment = await requireComment(rfc, id)
  await transaction((tx) => setReaction(tx, id, actor.id, kind, on, now))
  return viewed(actor, rfc, comment)
}

/**
 * Takes a suggestion over: the next version with its words, and the thread resolved, in one step.
 * @param baseVersion the version that was looked at; the current one unless told
 * @throws AppError conflict where it was applied already, the words are gone, or the text changed meanwhile
 */
export async function applySuggestion(
  actor: Actor,
  number: number,
  id: string,
  baseVersion: number | undefined,
  now: Date,
): Promise<RfcView> {
  authorize(actor, 'rfc.write')
  const rfc = await requireRfc(number)
  const comment = await requireComment(rfc, id)
  if (!mayEdit(actor, rfc)) throw forbidden('Only whoever may edit the RFC takes a suggestion over.')
  if (baseVersion !== undefined && baseVersion !== rfc.version) throw conflict(staleMessage(baseVersion, rfc.version))
  if (comment.suggestion === null || comment.anchorQuote === null)
    throw conflict('This comment suggests no other words.')
  if (comment.appliedVersion !== null) throw conflict(`This suggestion is in version ${comment.appliedVersion}.`)
  if (comment.anchorState === 'outdated') throw conflict('The words it would replace are no longer in the text.')
  const anchor = { quote: comment.anchorQuote, prefix: comment.anchorPrefix ?? '', suffix: comment.anchorSuffix ?? '' }
  const render = (body: string) => renderDocument({ body, format: rfc.format }).text
  const result = applied(rfc.body, render, anchor, comment.anchorNow, comment.suggestion)
  if (!result.ok) throw conflict(result.why)
  await transaction(async (tx) => {
    const note = `Takes over a suggestion`
    const version = await writeVersion(
      tx,
      rfc,
      { title: rfc.title, body: result.body, format: rfc.format },
      { authorId: actor.id, note },
      now,
    )
    if (!(await markApplied(tx, id, version))) throw conflict('Somebody took this suggestion over at the same moment.')
    if (comment.kind === 'comment') await setResolved(tx, comment, { byId: actor.id, reason: null }, now)
    await audit(tx, actor, 'rfc.apply', { kind: 'rfc', id: rfc.id }, { comment: id, version })
  })
  return viewOf(actor, await requireRfc(number))
}
