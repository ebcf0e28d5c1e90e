import { mergedPiecesOf, surveysUnder } from '@/lib/evidence/queries-source'
import type { Db } from '@/lib/server/db'
import { countingOf, linksOfPiecesOf, type SourceLink } from './repo-source'

export type { SourceLink }

/**
 * How the pieces of a source (a survey, an RFC, a session) that everyone may read are linked to insights that count; of a piece
 * that was merged with another one, how that one is.
 */
export const linksOfSource = async (client: Db, sourceId: string): Promise<SourceLink[]> =>
  linksOfPiecesOf(client, sourceId, await mergedPiecesOf(client, sourceId))

/** Surveys whose answers, as far as everyone may read them, support those of some insights that count. */
export const listSurveysUnder = async (client: Db, insightIds: readonly string[]): Promise<string[]> =>
  surveysUnder(client, await countingOf(client, insightIds))
