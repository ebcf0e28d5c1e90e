import type { Actor } from '@/lib/core/actor'
import { isAuthor, isSteward, mayEdit, rolesOn } from './policy'
import { isEarlier, type Tally } from './rules-approval'
import { reactionKinds } from './schema-discuss'
import { approvable, blockers, cutsShort, editable, isOnward, rfcMachine } from './rules'
import { sourceName } from './presenter-source'
import { missingSections } from './rules-sections'
import { snippetOf } from './rules-snippets'
import type { RfcTemplate } from './rules-templates'
import type { RfcStatus } from './schema'
import type { Approval, Comment, ListRow, Reaction, Rfc, Who } from './schema-rows'

const iso = (date: Date | null) => date?.toISOString() ?? null

/** An author without an account is their name as the imported file has it, empty where it names nobody. */
export const authorView = (authorId: string | null, text: string | null, people: Map<string, Who>) => {
  const who = authorId ? people.get(authorId) : undefined
  return { id: who?.id ?? null, name: who?.name ?? text ?? '', team: who?.team ?? null }
}

/** Who suggested the words of a version; null where its author wrote them. */
export const suggesterView = (
  { version, authorId }: { version: number; authorId: string | null },
  suggesters: ReadonlyMap<number, string | null>,
  people: Map<string, Who>,
) => {
  const id = suggesters.get(version)
  return id === undefined || (id !== null && id === authorId) ? null : personView(id, people)
}

const personView = (id: string | null, people: Map<string, Who>) => {
  const who = id ? people.get(id) : undefined
  return { id: who?.id ?? null, name: who?.name ?? 'Somebody who left', team: who?.team ?? null }
}

/** Each word that somebody chose, with who did, in the order of `reactionKinds`. */
const reactionViews = (reactions: readonly Reaction[], viewerId: string) =>
  reactionKinds.flatMap((kind) => {
    const by = reactions.filter((reaction) => reaction.kind === kind)
    return by.length
      ? [
          {
            kind,
            count: by.length,
            names: by.map((one) => one.name),
            yours: by.some((one) => one.personId === viewerId),
          },
        ]
      : []
  })

export const commentView = (
  comment: Comment,
  people: Map<string, Who>,
  reactions: readonly Reaction[] = [],
  viewerId = '',
) => ({
  id: comment.id,
  kind: comment.kind,
  body: comment.body,
  author: personView(comment.authorId, people),
  parentId: comment.parentId,
  version: comment.version,
  anchor:
    comment.anchorQuote === null
      ? null
      : { quote: comment.anchorQuote, prefix: comment.anchorPrefix ?? '', suffix: comment.anchorSuffix ?? '' },
  anchorState: comment.anchorState,
  place:
    comment.anchorNow === null || comment.anchorNowEnd === null
      ? null
      : { start: comment.anchorNow, end: comment.anchorNowEnd },
  resolved: comment.resolvedAt !== null,
  resolvedAt: iso(comment.resolvedAt),
  resolvedBy: comment.resolvedById ? personView(comment.resolvedById, people) : null,
  overrideReason: comment.overrideReason,
  folded: comment.foldedAt !== null,
  foldedBy: comment.foldedById ? personView(comment.foldedById, people) : null,
  suggestion: comment.suggestion,
  appliedVersion: comment.appliedVersion,
  reactions: reactionViews(reactions, viewerId),
  editedAt: iso(comment.editedAt),
  createdAt: comment.createdAt.toISOString(),
})
export type CommentView = ReturnType<typeof commentView>

export const approvalView = (approval: Approval, version: number, people: Map<string, Who>) => ({
  person: personView(approval.personId, people),
  verdict: approval.verdict,
  version: approval.version,
  /** Given on the text that stands now. */
  current: approval.version === version,
  at: approval.at.toISOString(),
})
export type ApprovalView = ReturnType<typeof approvalView>

const quorumView = ({ seats, ...count }: Tally, asked: number | null, people: Map<string, Who>) => ({
  ...count,
  /** What was asked for; null: more than half of the seats. */
  asked,
  seats: seats.map((seat) => ({
    ...seat,
    by: seat.by.map((id) => personView(id, people)),
    earlier: seat.earlier.map((id) => personView(id, people)),
    awaited: seat.awaited.map((id) => personView(id, people)),
  })),
})
export type QuorumView = ReturnType<typeof quorumView>

export const listView = (row: ListRow) => ({
  number: row.number,
  title: row.title,
  status: row.status,
  version: row.version,
  author: { id: row.authorId, name: row.authorName ?? '', team: row.team },
  coauthors: row.coauthors,
  labels: row.labels,
  /** The number that people know it by where it came from: "SE-0513". */
  sourceName: sourceName(row.source),
  reviewEndsAt: iso(row.reviewEndsAt),
  comments: row.commentCount,
  openConcerns: row.openConcerns,
  openHolds: row.openHolds,
  /** The words that were looked for where they stand in the text or a comment, as plain text; empty where only the title says them. */
  snippet: row.said === null ? [] : snippetOf(row.said, row.stems),
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
})
export type RfcListView = ReturnType<typeof listView>

type Parts = {
  people: Map<string, Who>
  threads: readonly Comment[]
  approvals: readonly Approval[]
  votes: Tally
  /** Needed for a draft only. */ template: RfcTemplate | null
  /** The version that last changed what is proposed: approvals of older ones do not count. */ lastMaterial: number
  now: Date
}

const plural = (number: number, one: string) => `${number} ${number === 1 ? one : `${one}s`}`

/** What stands in the way of a move, in words; null for nothing. */
const inTheWay = (rfc: Rfc, to: RfcStatus, { threads, votes, now }: Parts): string | null => {
  const { concerns, holds } = blockers(to, threads)
  const short = to === 'accepted' && !votes.reached
  const parts = [
    ...(concerns.length ? [plural(concerns.length, 'open concern')] : []),
    ...(holds.length ? [plural(holds.length, 'open hold')] : []),
    ...(short ? [`${votes.approved} of ${votes.needed} approvals`] : []),
    ...(cutsShort(rfc, to, now) ? [`last call lasts until ${rfc.reviewEndsAt!.toISOString().slice(0, 10)}`] : []),
  ]
  return parts.length ? parts.join(' and ') : null
}

/** Every move out of the status: whether this person may take it, why not, and whether it needs a reason that is recorded. */
const actionsOf = (rfc: Rfc, parts: Parts, actor: Actor) =>
  rfcMachine
    .allowed(rfc.status, rolesOn(actor, rfc), ({ to }) => (isSteward(actor) ? null : inTheWay(rfc, to, parts)))
    .map((action) => ({
      ...action,
      decides: rfcMachine.find(rfc.status, action.to)?.decides ?? false,
      asksWhy: rfcMachine.find(rfc.status, action.to)?.asksWhy ?? false,
      /** Nearer to a decision. */
      onward: isOnward(rfc.status, action.to),
      /** What is passed over by taking it; it asks for `decision.override` then. */
      overrides: action.allowed ? inTheWay(rfc, action.to, parts) : null,
    }))
export type RfcAction = ReturnType<typeof actionsOf>[number]

export const rfcView = (rfc: Rfc, parts: Parts, actor: Actor) => {
  const { people, threads, approvals, votes, template, lastMaterial } = parts
  return {
    id: rfc.id,
    number: rfc.number,
    title: rfc.title,
    body: rfc.body,
    format: rfc.format,
    status: rfc.status,
    version: rfc.version,
    author: authorView(rfc.authorId, rfc.authorText, people),
    coauthors: rfc.coauthorIds.map((id) => personView(id, people)),
    labels: rfc.labels,
    reviewEndsAt: iso(rfc.reviewEndsAt),
    lastCall:
      rfc.lastCallStartedAt === null
        ? null
        : {
            startedAt: rfc.lastCallStartedAt.toISOString(),
            version: rfc.lastCallVersion ?? rfc.version,
            restarts: rfc.lastCallRestarts,
          },
    flags: { awaitingAuthor: rfc.awaitingAuthor, onHold: rfc.openHolds > 0 },
    /** Who has spoken. Who is awaited stands in `quorum`. */
    approvals: approvals
      .filter((approval) => approval.verdict !== null)
      .map((approval) => ({
        ...approvalView(approval, rfc.version, people),
        earlier: isEarlier(approval, lastMaterial),
      })),
    quorum: quorumView(votes, rfc.quorum, people),
    concerns: threads.filter((thread) => thread.kind === 'concern').map((thread) => commentView(thread, people)),
    holds: threads.filter((thread) => thread.kind === 'hold').map((thread) => commentView(thread, people)),
    decision: rfc.decision,
    comments: rfc.commentCount,
    source: rfc.source,
    sourceName: sourceName(rfc.source),
    template: rfc.template,
    /** What a draft lacks before it can go into review, in words. */
    unready: rfc.status === 'draft' ? missingSections(template, rfc.body) : null,
    /** Statuses it can move to, and those that you may move it to. */
    possible: rfcMachine.next(rfc.status),
    yours: rfcMachine.next(rfc.status, rolesOn(actor, rfc)),
    actions: actionsOf(rfc, parts, actor),
    /** What may be done at this stage at all: edit its text, speak for it. */
    stage: { editable: editable(rfc.status), approvable: approvable(rfc.status) },
    mayEdit: mayEdit(actor, rfc),
    /** Whether you are one of its authors. */
    isYours: isAuthor(actor, rfc),
    createdAt: rfc.createdAt.toISOString(),
    updatedAt: rfc.updatedAt.toISOString(),
  }
}
export type RfcView = ReturnType<typeof rfcView>
