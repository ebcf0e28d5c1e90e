import { db, type Db, type Prisma, type Tx } from '@/lib/server/db'

/** A comment with what evidence of it has to know. */
export interface HarvestComment {
  id: string
  key: string
  text: string
  /** Only where it may be named. */
  teamId: string | null
  personId: string | null
  day: Date
  audience: string
  hiddenFor: string | null
  /** Evidence made of parts of it. */
  spans: string[]
}

/** The comments of a survey in the order of their digests, which tells nothing; at most `limit`. */
export const harvestable = (tx: Db, surveyId: string, limit: number): Promise<HarvestComment[]> =>
  tx.$queryRaw`
    SELECT c."id", c."key", c."text", c."teamId", r."personId", r."day", c."audience", c."hiddenFor", c."spans"
    FROM "SurveyComment" c JOIN "SurveyResponse" r ON r."id" = c."responseId"
    WHERE c."surveyId" = ${surveyId} ORDER BY c."id" LIMIT ${limit}`

/** One comment of a survey with what evidence of it has to know, locked. */
export async function lockComment(tx: Tx, surveyId: string, id: string): Promise<HarvestComment | null> {
  const [row] = await tx.$queryRaw<HarvestComment[]>`
    SELECT c."id", c."key", c."text", c."teamId", r."personId", r."day", c."audience", c."hiddenFor", c."spans"
    FROM "SurveyComment" c JOIN "SurveyResponse" r ON r."id" = c."responseId"
    WHERE c."surveyId" = ${surveyId} AND c."id" = ${id} FOR UPDATE OF c`
  return row ?? null
}

/** How many comments each question has, from the tally: no comment is read for it. */
export async function commentCounts(surveyId: string, keys: string[], client: Db = db): Promise<Map<string, number>> {
  const rows = await client.surveyTally.findMany({
    where: { surveyId, dimension: 'all', key: { in: keys }, row: '', value: '' },
    select: { key: true, count: true },
  })
  return new Map(rows.map((row) => [row.key, row.count]))
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
}

/** Comments of these questions, by digest; `researcher`: those kept to researchers, and those in quarantine, too. One row more than `limit` tells of a next page. */
export async function listComments(
  surveyId: string,
  keys: string[],
  filter: CommentFilter,
  researcher: boolean,
  limit: number,
  after?: string,
): Promise<CommentRow[]> {
  return db.surveyComment.findMany({
    where: {
      surveyId,
      key: filter.key === undefined ? { in: keys } : { equals: filter.key, in: keys },
      ...(after !== undefined && { id: { gt: after } }),
      ...(filter.teamId !== undefined && { teamId: filter.teamId }),
      ...(filter.status !== undefined && { status: filter.status }),
      ...(filter.tag !== undefined && { tags: { has: filter.tag } }),
      ...(filter.refs && { OR: [{ id: { in: filter.refs } }, { spans: { hasSome: filter.refs } }] }),
      ...(filter.words && { text: { contains: filter.words, mode: 'insensitive' as const } }),
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
    },
  })
}

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
