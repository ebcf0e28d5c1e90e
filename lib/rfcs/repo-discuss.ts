import { newId } from '@/lib/core/ids'
import { groupBy } from '@/lib/core/group'
import { db, Prisma, type Db, type Tx } from '@/lib/server/db'
import { readTogether } from '@/lib/server/together'
import type { CommentKind } from './schema'
import type { DraftInput, ReactionKind } from './schema-discuss'
import type { Reaction } from './schema-rows'

/** Who reacted how, by comment. */
export async function reactionsOf(commentIds: readonly string[], on: Db = db): Promise<Map<string, Reaction[]>> {
  if (commentIds.length === 0) return new Map()
  const rows = await readTogether<Reaction & { commentId: string }>(
    Prisma.sql`
      SELECT r."commentId", r."kind", r."personId", p."name" FROM "RfcReaction" r JOIN "Person" p ON p."id" = r."personId"
      WHERE r."commentId" = ANY(${[...commentIds]}) ORDER BY r."at", p."name"`,
    [],
    on,
  )
  return groupBy(rows, (row) => row.commentId)
}

/** Adds or takes back a reaction; as often as asked, it is there once or not at all. */
export async function setReaction(
  tx: Tx,
  commentId: string,
  personId: string,
  kind: ReactionKind,
  on: boolean,
  now: Date,
): Promise<void> {
  if (on) await tx.rfcReaction.createMany({ data: [{ commentId, personId, kind, at: now }], skipDuplicates: true })
  else await tx.rfcReaction.deleteMany({ where: { commentId, personId, kind } })
}

/** Replaces what a comment says and keeps what it said; false when somebody edited it meanwhile. */
export async function saveEdit(
  tx: Tx,
  comment: { id: string; body: string },
  body: string,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.rfcComment.updateMany({
    where: { id: comment.id, body: comment.body },
    data: { body, editedAt: now },
  })
  if (count === 0) return false
  await tx.rfcCommentEdit.create({ data: { id: newId(), commentId: comment.id, body: comment.body, at: now } })
  return true
}

export const editsOf = (commentId: string) =>
  db.rfcCommentEdit.findMany({ where: { commentId }, orderBy: [{ at: 'asc' }, { id: 'asc' }], take: 200 })

/** Folds a thread to one line for everybody, or unfolds it. @returns whether that changed anything */
export async function setFolded(tx: Tx, commentId: string, by: { id: string; at: Date } | null): Promise<boolean> {
  const { count } = await tx.rfcComment.updateMany({
    where: { id: commentId, foldedAt: by ? null : { not: null } },
    data: { foldedAt: by?.at ?? null, foldedById: by?.id ?? null },
  })
  return count === 1
}

/** Notes which version took a suggestion over; false when one did already. */
export async function markApplied(tx: Tx, commentId: string, version: number): Promise<boolean> {
  const { count } = await tx.rfcComment.updateMany({
    where: { id: commentId, appliedVersion: null },
    data: { appliedVersion: version },
  })
  return count === 1
}

export const maxDrafts = 100

type DraftRow = Omit<Prisma.RfcDraftGetPayload<object>, 'kind'> & { kind: CommentKind }

export async function draftsOf(rfcId: string, authorId: string, on: Db = db) {
  return readTogether<DraftRow>(
    Prisma.sql`SELECT "id", "rfcId", "authorId", "parentId", "kind", "body", "suggestion", "anchorQuote", "anchorPrefix", "anchorSuffix",
        "version", "anchorStart", "createdAt"
      FROM "RfcDraft" WHERE "rfcId" = ${rfcId} AND "authorId" = ${authorId} ORDER BY "createdAt", "id" LIMIT ${maxDrafts}`,
    ['createdAt'],
    on,
  )
}

export const countDrafts = (rfcId: string, authorId: string, on: Db = db): Promise<number> =>
  on.rfcDraft.count({ where: { rfcId, authorId } })

export const insertDraft = (
  tx: Tx,
  rfcId: string,
  authorId: string,
  { anchor, ...draft }: DraftInput & { version: number },
  now: Date,
) =>
  tx.rfcDraft.create({
    data: {
      id: newId(),
      rfcId,
      authorId,
      body: draft.body,
      kind: draft.kind,
      parentId: draft.parentId ?? null,
      suggestion: draft.suggestion ?? null,
      version: draft.version,
      createdAt: now,
      ...(anchor && {
        anchorQuote: anchor.quote,
        anchorPrefix: anchor.prefix,
        anchorSuffix: anchor.suffix,
        anchorStart: anchor.start ?? null,
      }),
    },
    select: { id: true },
  })

/** @returns how many of these drafts were there and this person's */
export async function deleteDrafts(tx: Tx, rfcId: string, authorId: string, ids: readonly string[]): Promise<number> {
  const { count } = await tx.rfcDraft.deleteMany({ where: { rfcId, authorId, id: { in: [...ids] } } })
  return count
}

/** When a person was here before this visit; null on their first. */
export async function lastVisitOf(rfcId: string, personId: string): Promise<Date | null> {
  const [visit] = await readTogether<{ previousAt: Date | null }>(
    Prisma.sql`SELECT "previousAt" FROM "RfcVisit" WHERE "rfcId" = ${rfcId} AND "personId" = ${personId}`,
    ['previousAt'],
  )
  return visit?.previousAt ?? null
}

/** A look within half an hour of the last one is the same visit. */
const visitMinutes = 30

/**
 * Notes that somebody is here, on which version; when a new visit begins, the one before becomes "my last visit". That they have
 * opened the version is noted once, and what they were told of the RFC is read. One statement, since each look at an RFC makes it.
 */
export async function noteVisit(rfcId: string, personId: string, version: number, now: Date): Promise<void> {
  const before = new Date(now.getTime() - visitMinutes * 60_000)
  await db.$executeRaw`
    WITH seen AS (
      INSERT INTO "RfcSeen" ("rfcId", "version", "personId", "at") VALUES (${rfcId}, ${version}, ${personId}, ${now})
      ON CONFLICT DO NOTHING
    ), read AS (
      UPDATE "RfcNotice" SET "readAt" = ${now}
      WHERE "personId" = ${personId} AND "readAt" IS NULL AND "createdAt" <= ${now} AND "rfcId" = ${rfcId}
    )
    INSERT INTO "RfcVisit" ("rfcId", "personId", "version", "at") VALUES (${rfcId}, ${personId}, ${version}, ${now})
    ON CONFLICT ("rfcId", "personId") DO UPDATE SET "version" = greatest("RfcVisit"."version", excluded."version"), "at" = excluded."at",
      "previousAt" = CASE WHEN "RfcVisit"."at" < ${before} THEN "RfcVisit"."at" ELSE "RfcVisit"."previousAt" END`
}
