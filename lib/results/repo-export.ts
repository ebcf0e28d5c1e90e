import { db, type Db } from '@/lib/server/db'
import type { TeamAnswers } from './export/rules-segments'

/** How many of the counted responses answer each question, by the team that may stand beside them. */
export const answeredByTeam = (surveyId: string, client: Db = db): Promise<TeamAnswers[]> => client.$queryRaw`
  SELECT CASE WHEN r."placed" THEN r."teamId" END AS "teamId", a.key, count(*)::int AS n
  FROM "SurveyResponse" r, jsonb_object_keys(r."answers") AS a(key)
  WHERE r."surveyId" = ${surveyId} AND r."counted" GROUP BY 1, 2`

/** How many rows of each team answer none of the questions for which their team is hidden. */
export async function rowsWithout(
  surveyId: string,
  pairs: ReadonlyMap<string, ReadonlySet<string>>,
  client: Db = db,
): Promise<Map<string, number>> {
  const hidden = JSON.stringify(Object.fromEntries([...pairs].map(([team, keys]) => [team, [...keys]])))
  const rows = await client.$queryRaw<{ teamId: string; n: number }[]>`
    SELECT r."teamId", (count(*) FILTER (WHERE NOT EXISTS (
      SELECT 1 FROM jsonb_array_elements_text(COALESCE(${hidden}::jsonb -> r."teamId", '[]')) AS h(key) WHERE r."answers" ? h.key
    )))::int AS n
    FROM "SurveyResponse" r WHERE r."surveyId" = ${surveyId} AND r."counted" AND r."placed" GROUP BY r."teamId"`
  return new Map(rows.map((row) => [row.teamId, row.n]))
}
