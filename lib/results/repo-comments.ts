import { literal } from '@/lib/core/like'
import type { OriginComments } from '@/lib/disclosure/rules-comments'
import { db, Prisma, type Db, type Tx } from '@/lib/server/db'

/** A comment with what evidence of it has to know. */
export interface FindingComment {
  id: string
  key: string
  text: string
  /** Only where it may be named. */
  teamId: string | null
  personId: string | null
  day: Date
  /** Of rows of a file: the last day in it. */
  fileDay: Date | null
  audience: string
  hiddenFor: string | null
  /** Evidence made of parts of it. */
  spans: string[]
  /** A row of a file: no one wrote it here. */
  imported: boolean
  /** Of an answer by a single-use link. */
  invited: boolean
}

const finding = (surveyId: string) => Prisma.sql`c."id", c."key", c."text", c."teamId", r."personId", r."day",
  CASE WHEN r."imported" THEN
    (SELECT max(f."day") FROM "SurveyResponse" f WHERE f."surveyId" = ${surveyId} AND f."imported") END AS "fileDay",
  c."audience", c."hiddenFor", c."spans", r."imported", r."invited"`

/** The comments of a survey in the order of their digests, which tells nothing; at most `limit`. */
export const listFindingComments = (tx: Db, surveyId: string, limit: number): Promise<FindingComment[]> =>
  tx.$queryRaw`
    SELECT ${finding(surveyId)}
    FROM "SurveyComment" c JOIN "SurveyResponse" r ON r."id" = c."responseId"
    WHERE c."surveyId" = ${surveyId} ORDER BY c."id" LIMIT ${limit}`

/** How many comments name each team, by question; null: no team. */
export const countNamedComments = (
  tx: Db,
  surveyId: string,
): Promise<{ key: string; teamId: string | null; n: number }[]> =>
  tx.$queryRaw`
    SELECT "key", "teamId", count(*)::int AS "n" FROM "SurveyComment" WHERE "surveyId" = ${surveyId} GROUP BY 1, 2`

/** Takes teams off the comments on a question. */
export const unnameTeams = (
  tx: Db,
  surveyId: string,
  gone: readonly { askKey: string; teamId: string }[],
): Promise<number> =>
  tx.$executeRaw`
    UPDATE "SurveyComment" c SET "teamId" = NULL
    FROM jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) AS g("askKey" text, "teamId" text)
    WHERE c."surveyId" = ${surveyId} AND c."key" = g."askKey" AND c."teamId" = g."teamId"`

/** One comment of a survey with what evidence of it has to know, locked. */
export async function lockComment(tx: Tx, surveyId: string, id: string): Promise<FindingComment | null> {
  const [row] = await tx.$queryRaw<FindingComment[]>`
    SELECT ${finding(surveyId)}
    FROM "SurveyComment" c JOIN "SurveyResponse" r ON r."id" = c."responseId"
    WHERE c."surveyId" = ${surveyId} AND c."id" = ${id} FOR UPDATE OF c`
  return row ?? null
}

/** How many comments a question has, from the tally: no comment is read for it. */
export type CommentCount = OriginComments

/** Those of these questions, of each origin apart. */
export async function commentCounts(surveyId: string, keys: string[], client: Db = db): Promise<CommentCount[]> {
  const rows = await client.surveyOccupancy.groupBy({
    by: ['key', 'imported', 'invited'],
    where: { surveyId, key: { in: keys }, row: '' },
    _sum: { count: true },
  })
  return rows.map(({ _sum, ...of }) => ({ ...of, n: _sum.count ?? 0 }))
}

export interface CommentFilter {
  key?: string | undefined
  teamId?: string | undefined
  status?: string | undefined
  tag?: string | undefined
  /** Only these, or with one of them as a span. */
  refs?: string[] | undefined
  words?: string | undefined
  hidden?: boolean | undefined
}

export interface CommentRow {
  id: string
  key: string
  text: string
  teamId: string | null
  status: string
  audience: string
  tags: string[]
  hiddenFor: string | null
  spans: string[]
  /** A row of a file: no one wrote it here. */
  imported?: boolean
}

/**
 * Comments of these questions and origins, by digest; `researcher`: those kept to researchers, and those in quarantine,
 * too. One row more than `limit` tells of a next page.
 */
export async function listComments(
  surveyId: string,
  open: readonly Omit<CommentCount, 'n'>[],
  filter: CommentFilter,
  researcher: boolean,
  limit: number,
  after?: string,
): Promise<CommentRow[]> {
  // An empty OR inside an AND matches every row (Prisma 7.10), where it matches none by itself.
  if (open.length === 0) return []
  const rows = await db.surveyComment.findMany({
    where: {
      surveyId,
      AND: [{ OR: open.map(({ key, imported, invited }) => ({ key, imported, invited })) }],
      ...(filter.key !== undefined && { key: filter.key }),
      ...(after !== undefined && { id: { gt: after } }),
      ...(filter.teamId !== undefined && { teamId: filter.teamId }),
      ...(filter.status !== undefined && { status: filter.status }),
      ...(filter.tag !== undefined && { tags: { has: filter.tag } }),
      ...(filter.refs && { OR: [{ id: { in: filter.refs } }, { spans: { hasSome: filter.refs } }] }),
      ...(filter.words && { text: { contains: literal(filter.words), mode: 'insensitive' as const } }),
      ...(researcher
        ? filter.hidden === undefined
          ? {}
          : { hiddenFor: filter.hidden ? { not: null } : null }
        : { hiddenFor: null, audience: 'everyone' }),
    },
    orderBy: { id: 'asc' },
    take: limit + 1,
    select: {
      id: true,
      key: true,
      text: true,
      teamId: true,
      status: true,
      audience: true,
      tags: true,
      hiddenFor: true,
      spans: true,
      imported: true,
    },
  })
  return rows.map(({ imported, ...row }) => ({ ...row, ...(imported && { imported }) }))
}

/**
 * The first `limit` comments of each of these questions and origins, by digest, as `listComments` gives those that are
 * not in quarantine.
 */
export const listFirstComments = (
  surveyId: string,
  open: readonly Omit<CommentCount, 'n'>[],
  researcher: boolean,
  limit: number,
): Promise<CommentRow[]> =>
  db.$queryRaw<CommentRow[]>`
    SELECT c.* FROM (SELECT key, imported, array_agg(invited) AS invited FROM unnest(${open.map((one) => one.key)}::text[],
      ${open.map((one) => one.imported)}::boolean[], ${open.map((one) => one.invited)}::boolean[]) AS u(key, imported, invited)
      GROUP BY key, imported) o, LATERAL (
      SELECT "id", "key", "text", "teamId", "status", "audience", "tags", "hiddenFor", "spans", "imported" FROM "SurveyComment"
      WHERE "surveyId" = ${surveyId} AND "key" = o.key AND "imported" = o.imported AND "invited" = ANY(o.invited) AND "hiddenFor" IS NULL
        AND (${researcher} OR "audience" = 'everyone')
      ORDER BY "id" LIMIT ${limit}) c`

export const updateComment = async (tx: Tx, id: string, data: Prisma.SurveyCommentUpdateInput): Promise<void> => {
  await tx.surveyComment.update({ where: { id }, data })
}

/** The tags in use in a survey, by name. */
export async function tagsOf(surveyId: string): Promise<string[]> {
  const rows = await db.$queryRaw<
    { tag: string }[]
  >`SELECT DISTINCT unnest("tags") AS tag FROM "SurveyComment" WHERE "surveyId" = ${surveyId} ORDER BY tag LIMIT 200`
  return rows.map((row) => row.tag)
}
