import { newId } from '@/lib/core/ids'
import { db, Prisma, type Db, type Tx } from '@/lib/server/db'
import { readTogether } from '@/lib/server/together'
import type { Place } from './rules-document'
import type { CommentFacts } from './rules-threads'
import type { AnchorState, CommentKind, RfcStatus } from './schema'
import type { Comment } from './schema-rows'

type Row = Prisma.RfcCommentGetPayload<object>
const toComment = (row: Row): Comment => ({
  ...row,
  kind: row.kind as CommentKind,
  anchorState: row.anchorState as AnchorState | null,
})

const COLUMNS = Prisma.raw(
  `"id", "rfcId", "parentId", "authorId", "body", "kind", "version", "anchorQuote", "anchorPrefix", "anchorSuffix", "anchorStart",
  "anchorState", "anchorNow", "anchorNowEnd", "resolvedAt", "resolvedById", "overrideReason", "foldedAt", "foldedById",
  "suggestion", "appliedVersion", "editedAt", "createdAt"`,
)
const TIMES = ['resolvedAt', 'foldedAt', 'editedAt', 'createdAt'] as const

/** Comments of one RFC shown on one page; the rest stay reachable by the API. */
export const maxShownComments = 1000

/** What decides about a discussion's look, without what was said, oldest first: a page reads the words of what it shows only. */
export async function factsAbout(rfcId: string, on: Db = db): Promise<CommentFacts[]> {
  const rows = await readTogether<Omit<CommentFacts, 'createdAt'> & { createdAt: Date }>(
    Prisma.sql`
      SELECT "id", "parentId", "kind", "resolvedAt" IS NOT NULL AS "resolved", "foldedAt" IS NOT NULL AS "folded", "authorId", "createdAt"
      FROM "RfcComment" WHERE "rfcId" = ${rfcId} ORDER BY "createdAt", "id" LIMIT ${maxShownComments}`,
    ['createdAt'],
    on,
  )
  return rows.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }))
}

/** Comments of an RFC by id, oldest first. */
export async function commentsOf(rfcId: string, ids: readonly string[], on: Db = db): Promise<Comment[]> {
  if (ids.length === 0) return []
  return readTogether<Comment>(
    Prisma.sql`SELECT ${COLUMNS} FROM "RfcComment" WHERE "rfcId" = ${rfcId} AND "id" = ANY(${[...ids]})
      ORDER BY "createdAt", "id"`,
    TIMES,
    on,
  )
}

/** Comments of an RFC as a page of a list, oldest first, one more than asked for. */
export async function listComments(
  rfcId: string,
  limit: number,
  after?: { createdAt: Date; id: string },
): Promise<Comment[]> {
  const rows = await db.rfcComment.findMany({
    where: {
      rfcId,
      ...(after && {
        OR: [{ createdAt: { gt: after.createdAt } }, { createdAt: after.createdAt, id: { gt: after.id } }],
      }),
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: limit + 1,
  })
  return rows.map(toComment)
}

export async function newestComments(rfcId: string, limit: number): Promise<Comment[]> {
  const rows = await db.rfcComment.findMany({
    where: { rfcId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
  })
  return rows.map(toComment)
}

export async function commentOf(rfcId: string, id: string, on: Db = db): Promise<Comment | null> {
  const row = await on.rfcComment.findFirst({ where: { id, rfcId } })
  return row && toComment(row)
}

/** The comments of the thread in which one stands, oldest first; none where it is not there. */
export async function listThread(id: string, on: Db = db): Promise<Comment[]> {
  const one = await on.rfcComment.findUnique({ where: { id }, select: { rfcId: true, parentId: true } })
  if (!one) return []
  const root = one.parentId ?? id
  const rows = await on.rfcComment.findMany({
    where: { rfcId: one.rfcId, OR: [{ id: root }, { parentId: root }] },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: maxShownComments,
  })
  return rows.map(toComment)
}

/** The RFCs of comments, for references from other rooms. */
export const commentsById = (ids: readonly string[]) =>
  db.rfcComment.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, rfc: { select: { number: true, title: true } } },
  })

/** Threads that stand, or stood, in the way of a decision. */
export async function blockingThreads(rfcId: string, on: Db = db): Promise<Comment[]> {
  return readTogether<Comment>(
    Prisma.sql`SELECT ${COLUMNS} FROM "RfcComment"
      WHERE "rfcId" = ${rfcId} AND "parentId" IS NULL AND "kind" IN ('concern', 'hold')
      ORDER BY "createdAt", "id" LIMIT ${maxShownComments}`,
    TIMES,
    on,
  )
}

export type NewComment = {
  rfcId: string
  parentId: string | null
  authorId: string
  body: string
  kind: CommentKind
  version: number
  suggestion?: string | null
  /** The RFC's author: what was awaited of them is there. */
  byAuthor?: boolean
  /** `start`: where the words begin in the version it was made on; `place`: where they are in the current one. */
  anchor?: { quote: string; prefix: string; suffix: string; start: number | null; place: Place }
}

const openColumn = (kind: CommentKind) => (kind === 'concern' ? 'openConcerns' : kind === 'hold' ? 'openHolds' : null)

/**
 * Adds a comment and counts it; null when the RFC's status is not among `statuses` any more (a concern needs one that is not decided),
 * so that no concern slips in behind an acceptance.
 */
export async function insertComment(
  tx: Tx,
  comment: NewComment,
  statuses: readonly RfcStatus[],
  now: Date,
): Promise<Comment | null> {
  const { anchor, byAuthor, ...values } = comment
  const column = openColumn(comment.kind)
  const { count } = await tx.rfc.updateMany({
    where: { id: comment.rfcId, status: { in: [...statuses] } },
    data: {
      commentCount: { increment: 1 },
      updatedAt: now,
      ...(byAuthor && { awaitingAuthor: false }),
      ...(column && { [column]: { increment: 1 } }),
    },
  })
  if (count === 0) return null
  const row = await tx.rfcComment.create({
    data: {
      id: newId(),
      ...values,
      createdAt: now,
      ...(anchor && {
        anchorQuote: anchor.quote,
        anchorPrefix: anchor.prefix,
        anchorSuffix: anchor.suffix,
        anchorStart: anchor.start,
        anchorState: anchor.place.state,
        anchorNow: anchor.place.start,
        anchorNowEnd: anchor.place.end,
      }),
    },
  })
  return toComment(row)
}

/** Resolves or reopens a thread and its count; null when it already was as asked. */
export async function setResolved(
  tx: Tx,
  comment: Pick<Comment, 'id' | 'rfcId' | 'kind'>,
  resolved: { byId: string; reason: string | null } | null,
  now: Date,
): Promise<Comment | null> {
  const { count } = await tx.rfcComment.updateMany({
    where: { id: comment.id, resolvedAt: resolved ? null : { not: null } },
    data: {
      resolvedAt: resolved ? now : null,
      resolvedById: resolved?.byId ?? null,
      overrideReason: resolved?.reason ?? null,
    },
  })
  if (count === 0) return null
  const column = openColumn(comment.kind)
  if (column)
    await tx.rfc.update({ where: { id: comment.rfcId }, data: { [column]: { increment: resolved ? -1 : 1 } } })
  return commentOf(comment.rfcId, comment.id, tx)
}

/** Sets every open thread of a kind aside with one recorded reason; the RFC's count falls by as many. */
export async function setAside(
  tx: Tx,
  rfcId: string,
  kind: 'concern' | 'hold',
  by: { id: string; reason: string },
  now: Date,
): Promise<void> {
  const { count } = await tx.rfcComment.updateMany({
    where: { rfcId, parentId: null, kind, resolvedAt: null },
    data: { resolvedAt: now, resolvedById: by.id, overrideReason: by.reason },
  })
  const column = kind === 'concern' ? 'openConcerns' : 'openHolds'
  await tx.rfc.update({ where: { id: rfcId }, data: { [column]: { decrement: count } } })
}

/** Comments that stand on words of the text. */
export async function anchoredComments(tx: Tx, rfcId: string): Promise<Comment[]> {
  const rows = await tx.rfcComment.findMany({ where: { rfcId, anchorQuote: { not: null } } })
  return rows.map(toComment)
}

/** Where each anchored comment is in the new version, in one statement. */
export async function placeComments(tx: Tx, places: readonly (Place & { id: string })[]): Promise<void> {
  if (places.length === 0) return
  await tx.$executeRaw`
    UPDATE "RfcComment" c SET "anchorState" = n."state", "anchorNow" = n."start", "anchorNowEnd" = n."end"
    FROM unnest(${places.map((place) => place.id)}::text[], ${places.map((place) => place.state)}::text[],
      ${places.map((place) => place.start)}::int[], ${places.map((place) => place.end)}::int[]) AS n("id", "state", "start", "end")
    WHERE c."id" = n."id"`
}
