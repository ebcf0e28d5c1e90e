import { systemClock } from '@/lib/core/clock'
import { groupBy } from '@/lib/core/group'
import { piecesForCounting } from '@/lib/evidence/queries'
import { db, transaction, type Tx } from '@/lib/server/db'
import { lockItems } from './repo'
import { evidenceLinks, insightLinks, itemsOnInsights, population, saveScores, type ScoreRow } from './repo-links'
import { basisOf, type LinkedInsight } from './rules-reach'
import { scoreOf } from './rules-score'

const BATCH = 200
/** The top of the confidence meter that insights are measured on. */
const POINTS = 10

/** Counts the evidence of items again and writes their scores, in the caller's transaction. */
export async function rescoreItems(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  const items = await lockItems(tx, ids)
  const links = await insightLinks(tx, ids)
  const insightIds = [...new Set(links.map((link) => link.insightId))]
  const heard = await evidenceLinks(tx, insightIds)
  const pieces = new Map((await piecesForCounting(tx, [...new Set(heard.map((link) => link.evidenceId))])).map((piece) => [piece.id, piece]))
  const everybody = await population(tx)
  const byInsight = groupBy(heard, (link) => link.insightId)
  const byItem = groupBy(links, (link) => link.itemId)
  const rows = items.map((item): ScoreRow => {
    const own = byItem.get(item.id) ?? []
    const linked = own.map((link): LinkedInsight => ({
      id: link.insightId,
      confidence: link.confidence / POINTS,
      pieces: (byInsight.get(link.insightId) ?? []).flatMap(({ evidenceId, stance }) => {
        const piece = pieces.get(evidenceId)
        return piece ? [{ ...piece, stance }] : []
      }),
    }))
    const basis = basisOf(linked, everybody)
    return { id: item.id, ...scoreOf(item, basis), contested: own.some((link) => link.contested), basis }
  })
  await saveScores(tx, rows, now)
}

/** Scores every item that stands on one of these insights again, a batch a transaction. */
export async function rescoreOnInsights(insightIds: readonly string[], now: Date): Promise<void> {
  const ids = await itemsOnInsights(db, insightIds)
  for (let from = 0; from < ids.length; from += BATCH) {
    await transaction((tx) => rescoreItems(tx, ids.slice(from, from + BATCH), now))
  }
}

export const rescoreJob = ({ ids }: { ids: string[] }): Promise<void> => rescoreOnInsights(ids, systemClock())
