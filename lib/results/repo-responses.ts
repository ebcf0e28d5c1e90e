import { isoDay } from '@/lib/core/clock'
import type { OriginKind } from '@/lib/disclosure/rules-origins'
import { db, type Prisma, type Db } from '@/lib/server/db'
import type { Answers } from '@/lib/surveys/schema'

export interface ResponseRow {
  id: string
  day: string
  answers: Answers
  teamId: string | null
  role: string | null
  personId: string | null
  language: string | null
  /** Its team may stand beside it. */
  teamShown: boolean
  imported: boolean
}

const toRow = (row: Prisma.SurveyResponseModel): ResponseRow => ({
  id: row.id,
  day: isoDay(row.day),
  answers: row.answers as unknown as Answers,
  teamId: row.teamId,
  role: row.role,
  personId: row.personId,
  language: row.language,
  teamShown: row.teamShown,
  imported: row.imported,
})

/** How many responses of each origin the figures stand on. */
export async function countedByOrigin(surveyId: string): Promise<(OriginKind & { n: number })[]> {
  const rows = await db.surveyOccupancy.groupBy({
    by: ['imported', 'invited'],
    where: { surveyId, key: '' },
    _sum: { count: true },
  })
  return rows.map(({ imported, invited, _sum }) => ({ imported, invited, n: _sum.count ?? 0 }))
}

/** Those of these surveys in which rows of a file are counted beside answers that were given here. */
export async function listBesideFiles(surveyIds: string[], client: Db = db): Promise<Set<string>> {
  const rows = await client.$queryRaw<{ surveyId: string; imported: boolean }[]>`
    SELECT DISTINCT "surveyId", "imported" FROM "SurveyOccupancy"
    WHERE "surveyId" = ANY(${surveyIds}) AND "key" = '' AND "count" > 0`
  const files = new Set(rows.flatMap(({ surveyId, imported }) => (imported ? [surveyId] : [])))
  return new Set(rows.flatMap(({ surveyId, imported }) => (!imported && files.has(surveyId) ? [surveyId] : [])))
}

/**
 * The teams, null for none, of counted responses that answer one of two questions and not the other, by survey; surveys without such
 * responses are not in it. For what is made of both questions, never to be told itself.
 */
export async function mapHalfAnswered(
  surveyIds: readonly string[],
  [a, b]: readonly [string, string],
): Promise<Map<string, Set<string | null>>> {
  if (surveyIds.length === 0) return new Map()
  const rows = await db.$queryRaw<{ surveyId: string; teams: (string | null)[] }[]>`
    SELECT "surveyId", array_agg(DISTINCT "teamId") AS "teams" FROM "SurveyResponse"
    WHERE "surveyId" = ANY(${[...surveyIds]}) AND "counted" AND ("answers"->>${a} IS NULL) <> ("answers"->>${b} IS NULL)
    GROUP BY 1`
  return new Map(rows.map(({ surveyId, teams }) => [surveyId, new Set(teams)]))
}

/**
 * Responses by their random ids: an order that says nothing about when they came. Only those that the figures stand on,
 * of these origins, unless
 * `all`: one that came alone would stand out.
 */
export async function listResponses(
  surveyId: string,
  limit: number,
  afterId: string | undefined,
  of: 'all' | readonly OriginKind[],
  client: Db = db,
): Promise<ResponseRow[]> {
  const rows = await client.surveyResponse.findMany({
    where: {
      surveyId,
      ...(of !== 'all' && { counted: true, OR: of.map(({ imported, invited }) => ({ imported, invited })) }),
      ...(afterId && { id: { gt: afterId } }),
    },
    orderBy: { id: 'asc' },
    take: limit + 1,
  })
  return rows.map(toRow)
}

/** Names and addresses of people, for the modes that show them. */
export async function peopleOf(ids: string[]): Promise<Map<string, { name: string; email: string }>> {
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, email: true } })
  return new Map(people.map((person) => [person.id, person]))
}

/** Ids by lower-case e-mail address, of these people. */
export async function idsByEmail(
  tx: Db,
  emails: string[],
): Promise<Map<string, { id: string; teamId: string | null; discipline: string | null }>> {
  const people = await tx.person.findMany({
    where: { email: { in: emails } },
    select: { id: true, email: true, teamId: true, discipline: true },
  })
  return new Map(people.map((person) => [person.email, person]))
}
