import { db, type Db, type Tx } from '@/lib/server/db'
import { listTeams } from './repo'
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
  // As one value: hundreds of teams as rows of their own cost the client more than all else that a look reads.
  const [found] = await client.$queryRaw<{ teams: string | null }[]>`
    SELECT json_agg(json_build_object('id', "teamId", 'name', "name", 'headcount', "headcount", 'platform', "platform")
      ORDER BY "name")::text AS "teams" FROM "SurveyPopulation" WHERE "surveyId" = ${surveyId}`
  const frozen = JSON.parse(found?.teams ?? '[]') as TeamRow[]
  const today = await listTeams(client)
  if (frozen.length === 0) return today
  const known = new Set(frozen.map((team) => team.id))
  return [...frozen, ...today.filter((team) => !known.has(team.id)).map((team) => ({ ...team, headcount: 0 }))]
}

/** Who was invited to a survey, each once. */
export async function listInvitedIds(surveyId: string, client: Db = db): Promise<string[]> {
  const rows = await client.surveyInvitation.findMany({
    where: { surveyId },
    distinct: ['personId'],
    select: { personId: true },
  })
  return rows.map((row) => row.personId)
}

/** Who was invited to each of some surveys, each once. */
export const listInvitedOf = (
  client: Db,
  surveyIds: readonly string[],
): Promise<{ surveyId: string; personId: string }[]> =>
  surveyIds.length === 0
    ? Promise.resolve([])
    : client.$queryRaw`SELECT DISTINCT "surveyId", "personId" FROM "SurveyInvitation" WHERE "surveyId" = ANY(${surveyIds})`

/** How many people each team of some surveys had when it opened, by survey and team. */
export async function populationsOf(
  client: Db,
  surveyIds: readonly string[],
): Promise<Map<string, Map<string, number>>> {
  const rows = await client.$queryRaw<{ surveyId: string; teams: Record<string, number> }[]>`
    SELECT "surveyId", json_object_agg("teamId", "headcount") AS "teams" FROM "SurveyPopulation"
    WHERE "surveyId" = ANY(${surveyIds}) GROUP BY "surveyId"`
  return new Map(rows.map(({ surveyId, teams }) => [surveyId, new Map(Object.entries(teams))]))
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
