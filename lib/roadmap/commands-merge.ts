import { authorize, type MaybeActor } from '@/lib/core/actor'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { getItem } from './queries'
import { everyItem, itemsByIds, updateItem } from './repo'
import { findCircle, moveNeeds } from './repo-dependencies'
import { recordEvent } from './repo-events'
import { insightIdsOf, lockBoard, setInsights } from './repo-links'
import { moveLinks } from './repo-trackers'
import { moveVotes } from './repo-votes'
import { rescoreItems } from './refresh'
import { asPairs } from './rules-history'
import type { Item } from './schema'

/**
 * Merges an item into another that means the same: its insights, votes, issues and dependencies go over, it is dropped and points to
 * the other.
 * The history remembers exactly what went over, so that undo takes back that and no more.
 * @returns the item that took it over
 * @throws AppError invalid for an item into itself or where something would need itself, conflict where one of them is not open
 */
export async function mergeItem(
  actor: MaybeActor,
  id: string,
  { into, why }: { into: string; why?: string | undefined },
  now: Date,
): Promise<Item> {
  const pm = authorize(actor, 'roadmap.write')
  if (id === into) throw invalidField('into', 'An item cannot be merged into itself.')
  await transaction(async (tx) => {
    await lockBoard(tx)
    const rows = new Map((await itemsByIds(tx, everyItem, [id, into])).map((row) => [row.id, row]))
    const [item, other] = [rows.get(id), rows.get(into)]
    if (!item) throw notFound('This item')
    if (!other) throw invalidField('into', 'There is no such item.')
    if (item.status !== 'open' || other.status !== 'open') throw conflict('Only open items can be merged.')
    const [own, theirs] = [await insightIdsOf(tx, id), await insightIdsOf(tx, into)]
    const insights = own.filter((insight) => !theirs.includes(insight))
    await setInsights(tx, into, [...theirs, ...insights])
    const votes = await moveVotes(tx, id, into)
    const links = await moveLinks(tx, id, into)
    const needs = await moveNeeds(tx, id, into)
    const circle = await findCircle(tx, into)
    if (circle)
      throw invalidField('into', `“${circle.title}” would be needed by the item and need it: a circle never ends.`)
    await updateItem(tx, { id, status: 'open' }, { status: 'dropped', mergedIntoId: into })
    const by = { byId: pm.id, at: now, why }
    const scored = await rescoreItems(tx, [into], now)
    const { seq } = await recordEvent(tx, {
      ...by,
      itemId: id,
      kind: 'merged',
      to: { into, insights, votes, links, ...asPairs(needs) },
    })
    const rice = scored[0] && { from: { rice: scored[0].from }, to: { rice: scored[0].to } }
    await recordEvent(tx, {
      ...by,
      itemId: into,
      kind: 'merged',
      from: rice?.from ?? {},
      to: { ...rice?.to, took: id, seq },
    })
    await audit(tx, pm, 'roadmap.merge', { kind: 'roadmap-item', id }, { into })
  })
  return getItem(pm, into)
}
