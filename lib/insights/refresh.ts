import { systemClock, type Clock } from '@/lib/core/clock'
import { transaction, type Db, type Tx } from '@/lib/server/db'
import { publish } from '@/lib/server/events'
import { listEvidenceForCounting } from '@/lib/evidence/queries'
import { insightIdsAfter, linksOf, lockInsights, storeScores, teamSizes } from './repo'
import type { Weighed } from './rules-confidence'
import { scoreInsight, type Score } from './rules-score'

/** A linked piece as scores read it, with the person who may be owed an answer. Never sent to a reader. */
export type Linked = Weighed

/** The evidence of insights as scores read it, by insight. */
export async function weighedEvidence(db: Db, insightIds: readonly string[]): Promise<Map<string, Linked[]>> {
  const links = await linksOf(db, insightIds)
  const pieces = await listEvidenceForCounting(db, [...new Set(links.map((link) => link.evidenceId))])
  const byId = new Map(pieces.map((piece) => [piece.id, piece]))
  const found = new Map(insightIds.map((id): [string, Linked[]] => [id, []]))
  for (const { insightId, evidenceId, stance } of links) {
    const piece = byId.get(evidenceId)
    if (piece) found.get(insightId)?.push({ ...piece, stance })
  }
  return found
}

/**
 * Counts insights again from their evidence and stores the result, in the caller's transaction, and tells the rooms
 * that rest on them.
 * @returns how many there were
 */
export async function rescoreInsights(tx: Tx, ids: readonly string[], clock: Clock = systemClock): Promise<number> {
  const there = await lockInsights(tx, ids)
  if (there.length === 0) return 0
  const [evidence, teams] = [await weighedEvidence(tx, there), await teamSizes(tx)]
  const scores = new Map<string, Score>()
  for (const [id, pieces] of evidence) scores.set(id, scoreInsight(pieces, teams, clock()))
  await storeScores(tx, scores, clock())
  await publish(tx, 'insight.changed', { ids: there })
  return there.length
}

export const rescoreInsightsOf = async (data: { ids: string[] }): Promise<void> => {
  await transaction((tx) => rescoreInsights(tx, data.ids))
}

const batch = 200

/** Every insight that is not archived: evidence grows older, teams grow. */
export async function rescoreAllInsights(): Promise<void> {
  let last = ''
  for (;;) {
    const ids = await transaction(async (tx) => {
      const next = await insightIdsAfter(tx, last, batch)
      await rescoreInsights(tx, next)
      return next
    })
    const end = ids.at(-1)
    if (end === undefined) return
    last = end
  }
}
