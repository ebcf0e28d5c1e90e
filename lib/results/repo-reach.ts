import type { Db } from '@/lib/server/db'

/** One team's part in one survey: how many answered, and the day of the last. */
export interface TeamReach {
  surveyId: string
  anonymity: string
  minScore: number
  teamId: string
  n: number
  last: Date
}

/** Responses by survey and team since a day. */
export const reachSince = (db: Db, since: Date): Promise<TeamReach[]> => db.$queryRaw<TeamReach[]>`
  SELECT s."id" AS "surveyId", s."anonymity", s."minScore", r."teamId", count(*)::int AS "n", max(r."day") AS "last"
  FROM "SurveyResponse" r JOIN "Survey" s ON s."id" = r."surveyId"
  WHERE r."teamId" IS NOT NULL AND r."day" >= ${since}
  GROUP BY s."id", r."teamId"`
