import { authorize, type MaybeActor } from '@/lib/core/actor'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { giveOutcome } from './commands-outcome'
import { getItem } from './queries'
import { everyItem, findItem, itemsByIds, updateItem } from './repo'
import { findCircle, moveNeeds } from './repo-dependencies'
import { recordEvent } from './repo-events'
import { insightIdsOf, lockBoard, setInsights } from './repo-links'
import { moveLinks } from './repo-trackers'
import { moveVotes } from './repo-votes'
import { rescoreItems } from './refresh'
import { commitmentQuestions } from './rules-commit'
import { asPairs, riceOf } from './rules-history'
import type { Item } from './schema'
import type { ItemRow } from './schema-rows'

/**
 * What is answered to those who want the opposite, where their words came to an item with another one: the answer that was given
 * there goes with them. Without any, an item that is in "Now" would be committed against people whom nobody has answered.
 * @returns whether the answer went over
 * @throws AppError conflict where an answer is asked for
 */
async function takeAnswer(tx: Tx, item: ItemRow, other: ItemRow): Promise<boolean> {
  const after = await findItem(tx, other.id)
  if (!after?.contested || after.opposition.trim() !== '') return false
  if (item.opposition.trim() !== '') {
    await updateItem(tx, { id: other.id, status: 'open' }, { opposition: item.opposition })
    return true
  }
  const { opposition } = commitmentQuestions(after, after.basis)
  if (after.horizon === 'now' && !other.contested && opposition)
    throw conflict(`“${other.title}” is in Now. ${opposition} Write it there or on this item first.`)
  return false
}

/**
 * Merges an item into another that means the same: its insights, votes, issues and dependencies go over, and its measurable outcome
 * where the other has none; it is dropped and points to the other.
 * The history remembers exactly what went over, so that undo takes back that and no more.
 * @returns the item that took it over
 * @throws AppError invalid for an item into itself or where something would need itself, conflict where one of them is not open, or
 * where what is in "Now" would go against people without an answer
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
    const outcome = await giveOutcome(tx, { from: id, to: into })
    const circle = await findCircle(tx, into)
    if (circle)
      throw invalidField('into', `“${circle.title}” would be needed by the item and need it: a circle never ends.`)
    await updateItem(tx, { id, status: 'open' }, { status: 'dropped', mergedIntoId: into })
    const by = { byId: pm.id, at: now, why }
    const scored = await rescoreItems(tx, [into], now)
    const answered = await takeAnswer(tx, item, other)
    const { seq } = await recordEvent(tx, {
      ...by,
      itemId: id,
      kind: 'merged',
      to: { into, insights, voteIds: votes, links, answered, ...outcome, ...asPairs(needs) },
    })
    const rice = riceOf(scored, into)
    await recordEvent(tx, {
      ...by,
      itemId: into,
      kind: 'merged',
      from: rice.from,
      to: { ...rice.to, ...outcome, took: id, seq },
      words: answered ? { opposition: { from: other.opposition, to: item.opposition } } : undefined,
    })
    await audit(tx, pm, 'roadmap.merge', { kind: 'roadmap-item', id }, { into, outcome: outcome.outcome ?? null })
  })
  return getItem(pm, into)
}
