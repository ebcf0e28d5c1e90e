import { authorize, type Actor } from '@/lib/core/actor'
import { conflict, forbidden, invalidField, notFound } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { excerpt } from '@/lib/core/text/excerpt'
import { recordEvidence } from '@/lib/evidence/commands'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { announce } from './commands-announce'
import { DocumentHistory, placeNew } from './rules-document'
import { commentPiece } from './presenter-evidence'
import { holdRfc } from './commands-hold'
import { isAuthor, isSteward } from './policy'
import { requireRfc } from './queries'
import { viewsOf } from './queries-discuss'
import { commentOf, insertComment, setResolved } from './repo-comments'
import { followFor, peopleByHandle } from './repo-follow'
import { listTexts, lockRfc } from './repo-versions'
import { editable, resolveRule } from './rules'
import { mentionsIn } from './rules-mentions'
import { STATUS_LABELS } from './presenter-labels'
import { statuses, type AnchorInput, type CommentInput, type ResolveInput } from './schema'
import type { RfcEvent } from './schema-follow'
import type { CommentView } from './presenter'
import type { Comment, Rfc } from './schema-rows'

const open = statuses.filter(editable)
const viewed = async (actor: Actor, comment: Comment): Promise<CommentView> => (await viewsOf([comment], actor))[0]!

/**
 * Adds to the discussion. A reply joins its thread and has the thread's kind; an anchor that is nowhere in the text is kept, as outdated.
 * @throws AppError conflict for a concern or hold on what is decided already
 */
export async function addComment(actor: Actor, number: number, input: CommentInput, now: Date): Promise<CommentView> {
  authorize(actor, 'rfc.comment')
  const rfc = await requireRfc(number)
  const comment = await transaction(async (tx) => {
    const { made, parent } = await insertSaid(tx, actor, rfc, input, now)
    await announce(tx, { ...(await heardOf(tx, rfc, made, parent)), actorId: actor.id, at: now.toISOString() })
    return made
  })
  return viewed(actor, comment)
}

/** Writes one comment with its evidence, in the caller's transaction, without telling anybody yet. */
export async function insertSaid(
  tx: Tx,
  actor: Actor,
  rfc: Rfc,
  input: CommentInput,
  now: Date,
): Promise<{ made: Comment; parent: Comment | null }> {
  // Held, so that a version which comes at the same moment places this comment too.
  const held = await lockRfc(tx, rfc.id)
  if (!held) throw notFound(`RFC ${rfc.number}`)
  const parent = input.parentId === undefined ? null : await threadOf(rfc, input.parentId, tx)
  const kind = parent ? 'comment' : input.kind
  const version = input.version ?? rfc.version
  const anchor = parent || !input.anchor ? undefined : await placedOn(tx, held, version, input.anchor)
  if (version > held.version) throw invalidField('version', `RFC ${rfc.number} has versions 1 to ${held.version}.`)
  const made = await insertComment(
    tx,
    {
      rfcId: rfc.id,
      parentId: parent?.id ?? null,
      authorId: actor.id,
      body: input.body,
      kind,
      version,
      byAuthor: isAuthor(actor, rfc),
      suggestion: anchor ? (input.suggestion ?? null) : null,
      ...(anchor && { anchor }),
    },
    kind === 'comment' ? statuses : open,
    now,
  )
  if (!made)
    throw conflict(
      `RFC ${rfc.number} is ${STATUS_LABELS[rfc.status].toLowerCase()}: a ${kind} has nothing to stop any more. Comment instead.`,
    )
  const who = { id: actor.id, name: actor.name, team: null, teamId: actor.teamId, platformTeam: actor.platformTeam }
  await recordEvidence(tx, [commentPiece(rfc, made, who, now)])
  await audit(tx, actor, 'rfc.comment', { kind: 'rfc', id: rfc.id }, { comment: made.id, kind })
  await followFor(tx, [actor.id], rfc.id, 'took-part', now)
  return { made, parent }
}

/** Where words of one version are in it, and in the current one. */
async function placedOn(tx: Tx, rfc: Rfc, version: number, input: AnchorInput) {
  const versions = await listTexts(rfc.id, { from: version, to: rfc.version }, tx)
  const [first] = versions
  if (first?.version !== version) throw invalidField('version', `RFC ${rfc.number} has versions 1 to ${rfc.version}.`)
  const { start, ...quoted } = input
  const { place, anchor } = placeNew(first, { ...quoted, ...(start !== undefined && { offset: start }) })
  const now =
    versions.length === 1 || place.state === 'outdated' ? place : new DocumentHistory(versions).find(0, anchor)
  return {
    quote: anchor.quote,
    prefix: anchor.prefix ?? '',
    suffix: anchor.suffix ?? '',
    start: anchor.start,
    place: now,
  }
}

/** A comment as something to be told: a reply to whoever began the thread, a mention to whoever is named, a comment to the rest. */
export async function heardOf(
  tx: Tx,
  rfc: Rfc,
  made: Comment,
  parent: Comment | null,
): Promise<Omit<RfcEvent, 'actorId' | 'at'>> {
  const mentioned = await peopleByHandle(mentionsIn(made.body), tx)
  return {
    event: `comment:${made.id}`,
    kind: made.kind,
    rfcId: rfc.id,
    commentId: made.id,
    detail: { excerpt: excerpt(made.body, 300) },
    also: [
      ...(parent?.authorId ? [{ personId: parent.authorId, kind: 'reply' as const }] : []),
      ...[...mentioned.values()].map(({ id }) => ({ personId: id, kind: 'mention' as const })),
    ],
  }
}

/** The first comment of a thread: replies to a reply join the same thread. */
const threadOf = async (rfc: Rfc, parentId: string, tx: Tx): Promise<Comment> => {
  const parent = await commentOf(rfc.id, parentId, tx)
  if (!parent) throw invalidField('parentId', 'There is no such comment on this RFC.')
  return parent.parentId === null ? parent : threadOf(rfc, parent.parentId, tx)
}

/**
 * Resolves a thread, or reopens it.
 * @throws AppError forbidden for a concern somebody else raised; invalid when setting one aside lacks its reason
 */
export async function resolveThread(
  actor: Actor,
  number: number,
  id: string,
  input: ResolveInput,
  now: Date,
): Promise<CommentView> {
  authorize(actor, 'rfc.comment')
  const rfc = await requireRfc(number)
  const comment = await commentOf(rfc.id, id)
  if (!comment) throw notFound('This comment')
  if (comment.parentId !== null) throw conflict('A reply is resolved with its thread.')
  const rule = resolveRule(comment.kind, {
    raiser: comment.authorId === actor.id,
    author: isAuthor(actor, rfc),
    steward: isSteward(actor),
  })
  if (rule === 'forbidden')
    throw forbidden(`A ${comment.kind} is resolved by whoever raised it; a steward can set it aside with a reason.`)
  if (rule === 'needs-reason' && input.resolved && !input.reason)
    throw invalidField('reason', 'Say why this concern is overridden.')
  if (!input.resolved && comment.kind !== 'comment' && !editable(rfc.status))
    throw conflict(`RFC ${number} is decided; a ${comment.kind} stays resolved.`)
  const changed = await transaction(async (tx) => {
    await holdRfc(tx, rfc)
    const reason = rule === 'needs-reason' ? (input.reason ?? null) : null
    const saved = await setResolved(tx, comment, input.resolved ? { byId: actor.id, reason } : null, now)
    if (!saved) return null
    await audit(
      tx,
      actor,
      input.resolved ? 'rfc.resolve' : 'rfc.reopen',
      { kind: 'rfc', id: rfc.id },
      { comment: id, kind: comment.kind, ...(reason && { override: true }) },
    )
    // Whoever began the thread hears of it; of concerns and holds, so does everybody who follows: something stands in the way no longer.
    if (input.resolved) {
      await announce(tx, {
        event: `resolved:${newId()}`,
        kind: 'resolved',
        rfcId: rfc.id,
        commentId: id,
        actorId: actor.id,
        at: now.toISOString(),
        detail: { excerpt: excerpt(comment.body, 300) },
        followers: comment.kind !== 'comment',
        also: comment.authorId ? [{ personId: comment.authorId, kind: 'resolved' }] : [],
      })
    }
    return saved
  })
  // Resolved twice is resolved: the second of two presses finds what it wanted.
  return viewed(actor, changed ?? (await commentOf(rfc.id, id)) ?? comment)
}
