import { mergedPiecesOf, surveysUnder } from '@/lib/evidence/queries-source'
import type { Db } from '@/lib/server/db'
import { countingOf, insightsOnPieces, piecesOn, type SourceInsight } from './repo-source'

/**
 * Insights that count on what everyone may read of a source (a survey, an RFC, a session), in the place of a piece that was merged with
 * another one on that one; and the pieces of it that any of these stand on, for those that ask.
 */
export async function insightsOnSource(
  client: Db,
  sourceId: string,
): Promise<{ insights: SourceInsight[]; piecesOn: (insightIds: readonly string[]) => Promise<string[]> }> {
  const merged = await mergedPiecesOf(client, sourceId)
  return {
    insights: await insightsOnPieces(client, sourceId, merged),
    piecesOn: (insightIds) => piecesOn(client, sourceId, merged, insightIds),
  }
}

/** Surveys whose answers, as far as everyone may read them, support those of some insights that count. */
export const listSurveysUnder = async (client: Db, insightIds: readonly string[]): Promise<string[]> =>
  surveysUnder(client, await countingOf(client, insightIds))
