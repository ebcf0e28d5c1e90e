import { systemClock, type Clock } from '@/lib/core/clock'
import { transaction, type Db, type Tx } from '@/lib/server/db'
import { publish } from '@/lib/server/events'
import { listEvidenceForCounting, listInsightsOfChanged } from '@/lib/evidence/queries'
import { insightIdsAfter, linksOf, lockInsights, storeScores, teamSizes } from './repo'
import type { Weighed } from './rules-confidence'
import { scoreInsight, type Score, type TeamSize } from './rules-score'
import { voicesOf } from './rules-voices'

/** A voice as scores read it, with the person who may be owed an answer. Never sent to a reader. */
export type Linked = Weighed

/** The voices behind the evidence of insights, by insight. */
export async function weighedEvidence(
  db: Db,
  insightIds: readonly string[],
  teams?: readonly TeamSize[],
): Promise<Map<string, Linked[]>> {
  const links = await linksOf(db, insightIds)
  const pieces = await listEvidenceForCounting(db, [...new Set(links.map((link) => link.evidenceId))])
  const company = teams ?? (await teamSizes(db))
  const byId = new Map(pieces.map((piece) => [piece.id, piece]))
  const found = new Map(insightIds.map((id): [string, Linked[]] => [id, []]))
  for (const { insightId, evidenceId, stance, agrees, addedAt } of links) {
    const piece = byId.get(evidenceId)
    if (!piece) continue
    const link = { stance, agrees, addedAt: addedAt.toISOString() }
    found.get(insightId)?.push(...voicesOf(piece, link, company))
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
  if (there.size === 0) return 0
  const found = [...there.keys()]
  const teams = await teamSizes(tx)
  const evidence = await weighedEvidence(tx, found, teams)
  const scores = new Map<string, Score>()
  for (const [id, standing] of there) scores.set(id, scoreInsight(evidence.get(id) ?? [], teams, clock(), standing))
  await storeScores(tx, scores, clock())
  await publish(tx, 'insight.changed', { ids: found })
  return there.size
}

export const rescoreInsightsOf = async (data: { ids: string[] }): Promise<void> => {
  await transaction((tx) => rescoreInsights(tx, data.ids))
}

/** Evidence changed where it was said: insights that are based on it are counted again. */
export async function rescoreInsightsOfChanged({ ids }: { ids: string[] }): Promise<void> {
  await transaction(async (tx) => rescoreInsights(tx, await listInsightsOfChanged(tx, ids)))
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
