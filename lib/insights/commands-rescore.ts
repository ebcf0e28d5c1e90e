import { systemClock, type Clock } from '@/lib/core/clock'
import { transaction, type Tx } from '@/lib/server/db'
import { publish } from '@/lib/server/events'
import { weighedEvidence } from './queries-evidence'
import { insightIdsAfter, lockInsights, storeScores, teamSizes } from './repo'
import { scoreInsight, type Score } from './rules-score'

/**
 * Counts insights again from their evidence and stores the result, in the caller's transaction, and tells the rooms
 * that rest on them.
 * @returns how many there were
 */
export async function rescore(tx: Tx, ids: readonly string[], clock: Clock = systemClock): Promise<number> {
  const there = await lockInsights(tx, ids)
  if (there.length === 0) return 0
  const [evidence, teams] = [await weighedEvidence(tx, there), await teamSizes(tx)]
  const scores = new Map<string, Score>()
  for (const [id, pieces] of evidence) scores.set(id, scoreInsight(pieces, teams, clock()))
  await storeScores(tx, scores, clock())
  await publish(tx, 'insight.changed', { ids: there })
  return there.length
}

export const rescoreJob = async (data: { ids: string[] }): Promise<void> => {
  await transaction((tx) => rescore(tx, data.ids))
}

const batch = 200

/** Every insight that is not archived: evidence grows older, teams grow. */
export async function rescoreAllJob(): Promise<void> {
  let last = ''
  for (;;) {
    const ids = await transaction(async (tx) => {
      const next = await insightIdsAfter(tx, last, batch)
      await rescore(tx, next)
      return next
    })
    const end = ids.at(-1)
    if (end === undefined) return
    last = end
  }
}
