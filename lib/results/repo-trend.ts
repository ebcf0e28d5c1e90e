import { db } from '@/lib/server/db'
import type { CellCount } from './rules-groups'

/** What may be shown over everybody of several surveys at once, as it was last shown (lib/results/refresh.ts). */
export async function shownOfSurveys(ids: string[]): Promise<Map<string, CellCount[]>> {
  const rows = await db.$queryRaw<(CellCount & { surveyId: string })[]>`
    SELECT "surveyId", NULL AS segment, "key", "row", NULLIF("value", '') AS value, "shown" AS count,
      "shownPlaces" AS places, "shownFirsts" AS firsts
    FROM "SurveyTally" WHERE "surveyId" = ANY(${ids}) AND "dimension" = 'all' AND "shown" IS NOT NULL`
  const bySurvey = new Map<string, CellCount[]>(ids.map((id) => [id, []]))
  for (const { surveyId, ...cell } of rows) bySurvey.get(surveyId)?.push(cell)
  return bySurvey
}
