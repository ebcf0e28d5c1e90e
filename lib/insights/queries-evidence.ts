import { piecesForCounting } from '@/lib/evidence/queries'
import type { Db } from '@/lib/server/db'
import { linksOf } from './repo'
import type { Weighed } from './rules-confidence'

/** A linked piece as scores read it, with the person who may be owed an answer. Never sent to a reader. */
export type Linked = Weighed

/** The evidence of insights as scores read it, by insight. */
export async function weighedEvidence(db: Db, insightIds: readonly string[]): Promise<Map<string, Linked[]>> {
  const links = await linksOf(db, insightIds)
  const pieces = await piecesForCounting(db, [...new Set(links.map((link) => link.evidenceId))])
  const byId = new Map(pieces.map((piece) => [piece.id, piece]))
  const found = new Map(insightIds.map((id): [string, Linked[]] => [id, []]))
  for (const { insightId, evidenceId, stance } of links) {
    const piece = byId.get(evidenceId)
    if (piece) found.get(insightId)?.push({ ...piece, stance })
  }
  return found
}
