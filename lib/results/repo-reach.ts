import type { Db } from '@/lib/server/db'

/** One team's part in one survey, rows of a file apart: how many answered, and the day of the last. */
export interface TeamReach {
  surveyId: string
  anonymity: string
  minScore: number
  teamId: string
  n: number
  last: Date
  /** Whether the survey's results tell how many of the team responded (always, where everybody is named). */
  open: boolean
}

/** Responses by survey, team and origin since a day. */
export const reachSince = (db: Db, since: Date): Promise<TeamReach[]> => db.$queryRaw<TeamReach[]>`
  SELECT s."id" AS "surveyId", s."anonymity", s."minScore", r."teamId", count(*)::int AS "n", max(r."day") AS "last",
    s."anonymity" = 'named' OR bool_or(t."shown" IS NOT NULL) AS "open"
  FROM "SurveyResponse" r JOIN "Survey" s ON s."id" = r."surveyId"
  LEFT JOIN "SurveyTally" t ON t."surveyId" = s."id" AND t."dimension" = 'team' AND t."segment" = r."teamId"
    AND t."key" = '' AND t."row" = '' AND t."value" = ''
  WHERE r."teamId" IS NOT NULL AND r."day" >= ${since}
  GROUP BY s."id", r."teamId", r."imported"`
