import { authorize, type MaybeActor } from '@/lib/core/actor'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { getItem } from './queries'
import { findItem, insertItem, updateItem } from './repo'
import { findCircle, moveNeeds } from './repo-dependencies'
import { recordEvent } from './repo-events'
import { insightIdsOf, lockBoard, rankBehind, setInsights } from './repo-links'
import { moveLinks } from './repo-trackers'
import { moveVotes } from './repo-votes'
import { rescoreItems } from './refresh'
import { idsOf, riceOf } from './rules-history'
import { rankBetween } from './rules-rank'
import type { Item } from './schema'
import type { EventRow, ItemRow } from './schema-rows'
import type { SplitInput } from './schema-views'

/**
 * Splits a part off from an open item: an item of its own right under it, with its kind, impact, theme, quarter, team,
 * capability and RFC, what was said when it was committed, and the insights that are named. It is a draft, as each new item.
 * @returns the part
 * @throws AppError not_found, conflict where the item is not open, invalid where it does not rest on an insight
 */
export async function splitItem(actor: MaybeActor, id: string, input: SplitInput, now: Date): Promise<Item> {
  const pm = authorize(actor, 'roadmap.write')
  const part = newId()
  await transaction(async (tx) => {
    await lockBoard(tx)
    const item = await findItem(tx, id)
    if (!item) throw notFound('This item')
    if (item.status !== 'open') throw conflict('Only an open item can be split.')
    const insights = await insightIdsOf(tx, id)
    const foreign = input.insights.filter((one) => !insights.includes(one))
    if (foreign.length > 0)
      throw invalidField('insights', `The item does not rest on ${foreign.slice(0, 3).join(', ')}.`)
    const rank = rankBetween(item.rank, await rankBehind(tx, item.horizon, item.rank, part))
    const { kind, horizon, impact, impactNote, theme, quarter, teamId, capabilityId, rfcNumber } = item
    const { commitNote, opposition } = item
    const like = { kind, horizon, impact, impactNote, theme, quarter, teamId, capabilityId, rfcNumber }
    const { title, problem, effort } = input
    const own = { title, problem, effort, commitNote, opposition }
    await insertItem(tx, { ...like, ...own, id: part, rank, createdById: pm.id, createdAt: now })
    await setInsights(tx, part, input.insights)
    await setInsights(
      tx,
      id,
      insights.filter((one) => !input.insights.includes(one)),
    )
    const left = input.effortLeft ?? item.effort
    if (left !== item.effort) await updateItem(tx, { id, status: 'open' }, { effort: left })
    const rice = riceOf(await rescoreItems(tx, [id, part], now), id)
    const by = { byId: pm.id, at: now, why: input.why }
    await recordEvent(tx, { ...by, itemId: part, kind: 'split', to: { took: id, horizon, rank } })
    await recordEvent(tx, {
      ...by,
      itemId: id,
      kind: 'split',
      from: { effort: item.effort, ...rice.from },
      to: { part, insights: input.insights, effort: left, ...rice.to },
    })
    await audit(tx, pm, 'roadmap.split', { kind: 'roadmap-item', id }, { part })
  })
  return getItem(pm, part)
}

/**
 * Takes a split back: the part is dropped, its insights and person-weeks come back, and what came to it since goes over as in a merge.
 * @returns the part
 * @throws AppError conflict where the part is not open any more, the effort was changed since, or something would need itself
 */
export async function unsplit(tx: Tx, item: ItemRow, event: EventRow): Promise<string> {
  const { part, effort } = event.to
  const other = typeof part === 'string' ? await findItem(tx, part) : null
  if (other?.status !== 'open') throw conflict('The part is not open any more.')
  if (item.effort !== effort || typeof event.from.effort !== 'number')
    throw conflict('The effort was changed again since. Change it by hand.')
  const gone = idsOf(event.to, 'insights')
  const theirs = await insightIdsOf(tx, other.id)
  const back = gone.filter((one) => theirs.includes(one))
  await setInsights(tx, item.id, [...new Set([...(await insightIdsOf(tx, item.id)), ...back])])
  await moveVotes(tx, other.id, item.id)
  await moveLinks(tx, other.id, item.id)
  await moveNeeds(tx, other.id, item.id)
  if (await findCircle(tx, item.id))
    throw conflict('The item and its part stand around another one: change needs first.')
  await updateItem(tx, { id: item.id, status: item.status }, { effort: event.from.effort })
  await updateItem(tx, { id: other.id, status: 'open' }, { status: 'dropped', mergedIntoId: item.id })
  return other.id
}
