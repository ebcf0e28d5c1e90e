import { db, type Db } from '@/lib/server/db'
import type { TeamFigure } from './export/rules-segments'

/** On how many answers each team's figures stand, question by question; of what is answered in words nothing. */
export const teamFigures = (
  surveyId: string,
  rowed: readonly string[],
  texts: readonly string[],
  client: Db = db,
): Promise<TeamFigure[]> => client.$queryRaw`
  SELECT "segment" AS team, "key", "count", "shown" FROM "SurveyTally"
  WHERE "surveyId" = ${surveyId} AND "dimension" = 'team' AND "value" = '' AND "count" > 0
    AND ("row" = '' OR "key" = ANY(${rowed})) AND NOT "key" = ANY(${texts})`
