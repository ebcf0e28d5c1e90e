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

/**
 * Responses by survey, team and origin since a day. Where too few came by links to be told by themselves, they are left out: whoever
 * answered the open address for the rest of the team would see them come.
 */
export const reachSince = (db: Db, since: Date): Promise<TeamReach[]> => db.$queryRaw<TeamReach[]>`
  SELECT r."surveyId", r."anonymity", r."minScore", r."teamId", sum(r."n")::int AS "n", max(r."last") AS "last",
    r."anonymity" = 'named' OR bool_or(t."shown" IS NOT NULL) AS "open"
  FROM (
    SELECT s."id" AS "surveyId", s."anonymity", s."minScore", r."teamId", r."imported", r."invited", count(*) AS "n", max(r."day") AS "last"
    FROM "SurveyResponse" r JOIN "Survey" s ON s."id" = r."surveyId"
    WHERE r."teamId" IS NOT NULL AND r."day" >= ${since}
    GROUP BY s."id", r."teamId", r."imported", r."invited"
  ) r
  LEFT JOIN "SurveyTally" t ON t."surveyId" = r."surveyId" AND t."dimension" = 'team' AND t."segment" = r."teamId"
    AND t."key" = '' AND t."row" = '' AND t."value" = ''
  WHERE NOT (r."invited" AND r."n" < r."minScore" AND r."anonymity" <> 'named')
  GROUP BY r."surveyId", r."anonymity", r."minScore", r."teamId", r."imported"`
