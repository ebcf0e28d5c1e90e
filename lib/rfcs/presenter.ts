import type { Actor } from '@/lib/core/actor'
import { isAuthor, mayEdit, rolesOn } from './policy'
import type { Tally } from './rules-approval'
import { reactionKinds } from './schema-discuss'
import { allowedTransitions, possibleStatuses } from './rules'
import { missingSections } from './rules-sections'
import { snippetOf } from './rules-snippets'
import type { RfcTemplate } from './rules-templates'
import type { Approval, Comment, ListRow, Reaction, Rfc, Who } from './schema-rows'

const iso = (date: Date | null) => date?.toISOString() ?? null

/** An author without an account is their name as the imported file has it, empty where it names nobody. */
export const authorView = (authorId: string | null, text: string | null, people: Map<string, Who>) => {
  const who = authorId ? people.get(authorId) : undefined
  return { id: who?.id ?? null, name: who?.name ?? text ?? '', team: who?.team ?? null }
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
}

export const rfcView = (rfc: Rfc, { people, threads, approvals, votes, template }: Parts, actor: Actor) => ({
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
    .map((approval) => approvalView(approval, rfc.version, people)),
  quorum: quorumView(votes, rfc.quorum, people),
  concerns: threads.filter((thread) => thread.kind === 'concern').map((thread) => commentView(thread, people)),
  holds: threads.filter((thread) => thread.kind === 'hold').map((thread) => commentView(thread, people)),
  decision: rfc.decision,
  comments: rfc.commentCount,
  source: rfc.source,
  template: rfc.template,
  /** What a draft lacks before it can go into review, in words. */
  unready: rfc.status === 'draft' ? missingSections(template, rfc.body) : null,
  /** Statuses it can move to, and those that you may move it to. */
  possible: possibleStatuses(rfc.status),
  yours: allowedTransitions(rfc.status, rolesOn(actor, rfc)).map((move) => move.to),
  mayEdit: mayEdit(actor, rfc),
  /** Whether you are one of its authors. */
  isYours: isAuthor(actor, rfc),
  createdAt: rfc.createdAt.toISOString(),
  updatedAt: rfc.updatedAt.toISOString(),
})
export type RfcView = ReturnType<typeof rfcView>
