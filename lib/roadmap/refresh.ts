import { systemClock } from '@/lib/core/clock'
import { groupBy } from '@/lib/core/group'
import { heardOf } from '@/lib/insights/queries'
import { STATUS_RULES } from '@/lib/insights/rules'
import { listsOf } from '@/lib/insights/rules-heard'
import { db, transaction, type Db, type Tx } from '@/lib/server/db'
import { lockItems, lockItemsOn } from './repo'
import { recordScoreChanges, type ScoreChange } from './repo-events'
import { insightLinks, population, saveScores, type ScoreRow } from './repo-links'
import { CONFIDENCE_POINTS } from './rules-flip'
import { countScoreInputs, type LinkedInsight } from './rules-reach'
import type { InsightLink, ItemRow, ScoreInputs } from './schema-rows'
import { scoreOf } from './rules-score'

const BATCH = 200
const NOTHING = listsOf([])

/** The scores of items, counted from their evidence now. */
async function countScores(
  client: Db,
  items: readonly ItemRow[],
  links: readonly InsightLink[],
): Promise<(ScoreRow & { basis: ScoreInputs })[]> {
  const counts = ({ status }: InsightLink) => STATUS_RULES[status].counts
  const evidence = await heardOf(client, [...new Set(links.filter(counts).map((link) => link.insightId))])
  const everybody = await population(client)
  const byItem = groupBy(links, (link) => link.itemId)
  const basisOf = (own: readonly InsightLink[]): ScoreInputs => {
    const linked = own.filter(counts).map(({ insightId, confidence }): LinkedInsight => ({
      id: insightId,
      confidence: confidence / CONFIDENCE_POINTS,
      heard: evidence.get(insightId) ?? NOTHING,
    }))
    const leftOut = own.filter((link) => !counts(link)).map(({ insightId, status }) => ({ id: insightId, status }))
    return countScoreInputs(linked, everybody, leftOut)
  }
  // Items on the same insights stand on the same evidence, which is counted once.
  const counted = new Map<string, ScoreInputs>()
  return items.map((item) => {
    const own = byItem.get(item.id) ?? []
    const on = own.map((link) => link.insightId).join(' ')
    const basis = counted.get(on) ?? basisOf(own)
    counted.set(on, basis)
    return { id: item.id, ...scoreOf(item, basis), contested: own.some((link) => link.contested), basis }
  })
}

/**
 * Counts the evidence of items again and writes their scores, in the caller's transaction.
 * @returns the scores that are other than before
 */
export const rescoreItems = async (tx: Tx, ids: readonly string[], now: Date): Promise<ScoreChange[]> =>
  rescoreLocked(tx, await lockItems(tx, ids), now)

async function rescoreLocked(tx: Tx, items: readonly ItemRow[], now: Date): Promise<ScoreChange[]> {
  const ids = items.map((item) => item.id)
  const scores = await countScores(tx, items, await insightLinks(tx, ids))
  await saveScores(tx, scores, now)
  const before = new Map(items.map((item) => [item.id, item.rice]))
  return scores.flatMap(({ id, rice }) => {
    const from = before.get(id) ?? 0
    return rice === from ? [] : [{ itemId: id, from, to: rice }]
  })
}

/** The rows as they would be scored now, where an insight was counted after the item and its job has not run yet. */
export async function withFreshScores(rows: readonly ItemRow[], links: readonly InsightLink[]): Promise<ItemRow[]> {
  const newest = new Map<string, number>()
  for (const link of links) newest.set(link.itemId, Math.max(newest.get(link.itemId) ?? 0, link.scoredAt.getTime()))
  const stale = rows.filter((row) => (newest.get(row.id) ?? 0) > row.scoredAt.getTime())
  if (stale.length === 0) return [...rows]
  const ids = new Set(stale.map((row) => row.id))
  const scores = new Map(
    (
      await countScores(
        db,
        stale,
        links.filter((link) => ids.has(link.itemId)),
      )
    ).map((score) => [score.id, score]),
  )
  return rows.map((row) => ({ ...row, ...scores.get(row.id) }))
}

/** Scores the items linked to these insights again, a batch a transaction. */
export async function rescoreItemsOf({ ids: insightIds }: { ids: string[] }): Promise<void> {
  for (let after: string | undefined = ''; after !== undefined;) {
    const from = after
    after = await transaction(async (tx) => {
      const items = await lockItemsOn(tx, insightIds, from, BATCH)
      if (items.length === 0) return undefined
      const now = systemClock()
      await recordScoreChanges(tx, await rescoreLocked(tx, items, now), now)
      return items.length < BATCH ? undefined : items.at(-1)?.id
    })
  }
}
