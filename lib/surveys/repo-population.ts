import { db, type Db, type Tx } from '@/lib/server/db'
import type { TeamRow } from './schema-record'

/** Freezes the teams and their sizes as they are now; what was frozen before stays. */
export async function freezePopulation(tx: Tx, surveyId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "SurveyPopulation" ("surveyId", "teamId", "name", "headcount", "platform")
    SELECT ${surveyId}, "id", "name", "headcount", "platform" FROM "Team"
    WHERE NOT EXISTS (SELECT 1 FROM "SurveyPopulation" WHERE "surveyId" = ${surveyId})`
}

/** The teams a survey was opened to, as they were then; empty for one that was never opened. */
export const populationOf = (surveyId: string, client: Db = db) =>
  client.surveyPopulation.findMany({
    where: { surveyId },
    select: { teamId: true, name: true, headcount: true, platform: true },
    orderBy: { name: 'asc' },
  })

/**
 * The teams that a survey's figures are compared with: as they were on the day it opened, whatever has become of them.
 * Teams made since have
 * nobody who was asked (headcount 0), but a name. For a survey that was never opened, the teams of today.
 */
export async function listTeamsOf(surveyId: string, client: Db = db): Promise<TeamRow[]> {
  // In one statement and one value: hundreds of teams as rows of their own cost the client more than all else that a look reads.
  const [found] = await client.$queryRaw<{ teams: string | null }[]>`
    WITH frozen AS (SELECT "teamId", "name", "headcount", "platform" FROM "SurveyPopulation" WHERE "surveyId" = ${surveyId}),
    own AS (
      SELECT 0 AS "part", "teamId" AS "id", "name", "headcount", "platform" FROM frozen
      UNION ALL
      SELECT 1, "id", "name", CASE WHEN EXISTS (SELECT 1 FROM frozen) THEN 0 ELSE "headcount" END, "platform" FROM "Team" t
      WHERE NOT EXISTS (SELECT 1 FROM frozen f WHERE f."teamId" = t."id")
    )
    SELECT json_agg(json_build_object('id', "id", 'name', "name", 'headcount', "headcount", 'platform', "platform")
      ORDER BY "part", "name")::text AS "teams" FROM own`
  return JSON.parse(found?.teams ?? '[]') as TeamRow[]
}

/** Who was invited to a survey, each once. */
export async function listInvitedIds(surveyId: string): Promise<string[]> {
  const rows = await db.surveyInvitation.findMany({
    where: { surveyId },
    distinct: ['personId'],
    select: { personId: true },
  })
  return rows.map((row) => row.personId)
}

/** How many people the teams of each survey had when it opened; those that never were opened are left out. */
export async function populationSizes(surveyIds: string[]): Promise<Map<string, number>> {
  const rows = await db.surveyPopulation.groupBy({
    by: ['surveyId'],
    where: { surveyId: { in: surveyIds } },
    _sum: { headcount: true },
  })
  return new Map(rows.map((row) => [row.surveyId, row._sum.headcount ?? 0]))
}
