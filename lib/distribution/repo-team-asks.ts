import type { Db } from '@/lib/server/db'

export interface TeamAsksRow {
  teamId: string
  /** Surveys that asked anybody of the team; one that an event asked again counts again. */
  asks: number
  /** Invitations to people of the team. */
  invitations: number
}

/** How often the people of each team were asked by invitations from one day to another, both within. */
export const countTeamAsks = (
  db: Db,
  members: readonly { id: string; teamId: string }[],
  from: Date,
  to: Date,
): Promise<TeamAsksRow[]> =>
  db.$queryRaw`
    SELECT m."teamId", count(DISTINCT (i."surveyId", i."round"))::int AS "asks", count(*)::int AS "invitations"
    FROM "SurveyInvitation" i
    JOIN unnest(${members.map(({ id }) => id)}::text[], ${members.map(({ teamId }) => teamId)}::text[])
      AS m("personId", "teamId") ON m."personId" = i."personId"
    WHERE i."day" >= ${from} AND i."day" <= ${to} GROUP BY m."teamId"`
