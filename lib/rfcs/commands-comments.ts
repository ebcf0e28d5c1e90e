import { authorize, type Actor } from '@/lib/core/actor'
import { conflict, forbidden, invalidField, notFound } from '@/lib/core/errors'
import { recordEvidence } from '@/lib/evidence/commands'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { placeNew } from './document'
import { commentPiece } from './evidence'
import { isAuthor, isSteward } from './policy'
import { requireRfc } from './queries'
import { peopleById, type Rfc } from './repo'
import { commentOf, insertComment, putApproval, setResolved, type Comment } from './repo-comments'
import { approvable, editable, resolveRule } from './rules'
import { statuses, statusNames, type ApprovalInput, type CommentInput, type ResolveInput } from './schema'
import { approvalView, commentView, type ApprovalView, type CommentView } from './views'

const open = statuses.filter(editable)

/**
 * Adds to the discussion. A reply joins its thread and has the thread's kind; an anchor that is nowhere in the text is kept, as outdated.
 * @throws AppError conflict for a concern or hold on what is decided already
 */
export async function addComment(actor: Actor, number: number, input: CommentInput, now: Date): Promise<CommentView> {
  authorize(actor, 'rfc.comment')
  const rfc = await requireRfc(number)
  const parent = input.parentId === undefined ? null : await threadOf(rfc, input.parentId)
  const kind = parent ? 'comment' : input.kind
  const anchor = parent || !input.anchor ? undefined : { ...input.anchor, place: placeNew(rfc, input.anchor) }
  const comment = await transaction(async (tx) => {
    const made = await insertComment(tx, {
      rfcId: rfc.id, parentId: parent?.id ?? null, authorId: actor.id, body: input.body, kind, version: rfc.version, ...(anchor && { anchor }),
    }, kind === 'comment' ? statuses : open, now)
    if (!made) throw conflict(`RFC ${number} is ${statusNames[rfc.status].toLowerCase()}: a ${kind} has nothing to stop any more. Comment instead.`)
    const who = { id: actor.id, name: actor.name, team: null, teamId: actor.teamId, platformTeam: actor.platformTeam }
    await recordEvidence(tx, [commentPiece(rfc, made, who, now)])
    await audit(tx, actor, 'rfc.comment', { kind: 'rfc', id: rfc.id }, { comment: made.id, kind })
    return made
  })
  return commentView(comment, await peopleById([comment.authorId]))
}

/** The first comment of a thread: replies to a reply join the same thread. */
const threadOf = async (rfc: Rfc, parentId: string): Promise<Comment> => {
  const parent = await commentOf(rfc.id, parentId)
  if (!parent) throw invalidField('parentId', 'There is no such comment on this RFC.')
  return parent.parentId === null ? parent : threadOf(rfc, parent.parentId)
}

/**
 * Resolves a thread, or reopens it.
 * @throws AppError forbidden for a concern somebody else raised; invalid when setting one aside lacks its reason
 */
export async function resolveThread(actor: Actor, number: number, id: string, input: ResolveInput, now: Date): Promise<CommentView> {
  authorize(actor, 'rfc.comment')
  const rfc = await requireRfc(number)
  const comment = await commentOf(rfc.id, id)
  if (!comment) throw notFound('This comment')
  if (comment.parentId !== null) throw conflict('A reply is resolved with its thread.')
  const rule = resolveRule(comment.kind, { raiser: comment.authorId === actor.id, author: isAuthor(actor, rfc), steward: isSteward(actor) })
  if (rule === 'forbidden') throw forbidden(`A ${comment.kind} is resolved by whoever raised it; a steward can set it aside with a reason.`)
  if (rule === 'needs-reason' && input.resolved && !input.reason) throw invalidField('reason', 'Say why this concern is set aside.')
  if (!input.resolved && comment.kind !== 'comment' && !editable(rfc.status)) throw conflict(`RFC ${number} is decided; a ${comment.kind} stays resolved.`)
  const changed = await transaction(async (tx) => {
    const reason = rule === 'needs-reason' ? (input.reason ?? null) : null
    const saved = await setResolved(tx, comment, input.resolved ? { byId: actor.id, reason } : null, now)
    if (saved) await audit(tx, actor, input.resolved ? 'rfc.resolve' : 'rfc.reopen', { kind: 'rfc', id: rfc.id }, { comment: id, kind: comment.kind, ...(reason && { override: true }) })
    return saved
  })
  // Resolved twice is resolved: the second of two presses finds what it wanted.
  const shown = changed ?? (await commentOf(rfc.id, id)) ?? comment
  return commentView(shown, await peopleById([shown.authorId, shown.resolvedById]))
}

/** Speaks for the current version, or abstains; the last word of each person counts. */
export async function approve(actor: Actor, number: number, { verdict }: ApprovalInput, now: Date): Promise<ApprovalView> {
  authorize(actor, 'rfc.approve')
  const rfc = await requireRfc(number)
  if (isAuthor(actor, rfc)) throw forbidden('The author’s own approval does not count.')
  if (!approvable(rfc.status)) throw conflict(`RFC ${number} is ${statusNames[rfc.status].toLowerCase()}; approvals are given in review and last call.`)
  const approval = { personId: actor.id, verdict, version: rfc.version }
  await transaction(async (tx) => {
    await putApproval(tx, rfc.id, approval, now)
    await audit(tx, actor, 'rfc.approve', { kind: 'rfc', id: rfc.id }, { verdict, version: rfc.version })
  })
  return approvalView({ ...approval, at: now }, rfc.version, await peopleById([actor.id]))
}
