import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { formatCount } from '@/lib/core/format'
import { newId } from '@/lib/core/ids'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { getItem } from './queries'
import { findItem, insertItem, updateItem, type ItemChange } from './repo'
import { knownInsights, lastRank, lockBoard, population, rankBehind, setInsights } from './repo-links'
import { saveCapacity } from './repo-settings'
import { rescoreItems } from './refresh'
import { rolesOn } from './policy'
import { itemMachine } from './rules'
import { rankBetween } from './rules-rank'
import type { Item, ItemInput, ItemPatch, MoveInput, Status } from './schema'

const subject = (id: string) => ({ kind: 'roadmap-item', id })

async function checkInsights(tx: Tx, ids: readonly string[]): Promise<void> {
  const known = await knownInsights(tx, ids)
  const missing = ids.filter((id) => !known.has(id))
  if (missing.length > 0) throw invalidField('insights', `There is no insight ${missing.slice(0, 3).join(', ')}.`)
}

/** @throws AppError invalid where more people are estimated than the company has, the platform team left out */
async function checkEstimate(tx: Tx, estimate: number | null | undefined): Promise<void> {
  if (!estimate) return
  const company = Object.values(await population(tx)).reduce((sum, headcount) => sum + headcount, 0)
  if (company > 0 && estimate > company)
    throw invalidField('reachEstimate', `At most ${formatCount(company)}: the company has no more people to reach.`)
}

/** Makes an item from insights, at the end of its column, scored. */
export async function createItem(actor: MaybeActor, input: ItemInput, now: Date): Promise<Item> {
  const pm = authorize(actor, 'roadmap.write')
  const id = newId()
  const { insights, ...fields } = input
  await transaction(async (tx) => {
    await checkInsights(tx, insights)
    await checkEstimate(tx, fields.reachEstimate)
    await lockBoard(tx)
    const rank = rankBetween(await lastRank(tx, input.horizon), null)
    await insertItem(tx, { ...fields, id, rank, createdById: pm.id, createdAt: now })
    await setInsights(tx, id, insights)
    await rescoreItems(tx, [id], now)
    await audit(tx, pm, 'roadmap.create', subject(id), { horizon: input.horizon, insights: insights.length })
  })
  return getItem(pm, id)
}

/** The place at the end of a column, for an item that leaves another one. */
async function endOf(tx: Tx, horizon: string): Promise<string> {
  await lockBoard(tx)
  return rankBetween(await lastRank(tx, horizon), null)
}

/**
 * Changes what is given and leaves the rest.
 * @throws AppError conflict where the status cannot follow the present one, or somebody was faster
 */
export async function changeItem(actor: MaybeActor, id: string, patch: ItemPatch, now: Date): Promise<Item> {
  const pm = authorize(actor, 'roadmap.write')
  await transaction(async (tx) => {
    const item = await findItem(tx, id)
    if (!item) throw notFound('This item')
    const { insights, status, horizon, ...fields } = patch
    const data: ItemChange = { ...fields }
    if (status && status !== item.status) {
      itemMachine.assert(item.status, status, rolesOn(pm))
      data.status = status
    }
    if (horizon && horizon !== item.horizon) Object.assign(data, { horizon, rank: await endOf(tx, horizon) })
    if (insights) await checkInsights(tx, insights)
    await checkEstimate(tx, patch.reachEstimate)
    const count = await updateItem(tx, { id, status: item.status, horizon: item.horizon }, data)
    if (count === 0) throw conflict('This item was changed at the same moment. Reload it and try again.')
    if (insights) await setInsights(tx, id, insights)
    await rescoreItems(tx, [id], now)
    await audit(tx, pm, 'roadmap.change', subject(id), { changed: Object.keys(patch) })
  })
  return getItem(pm, id)
}

/**
 * Moves a card on the board: one row is written.
 * @returns its new place
 * @throws AppError conflict when the card, or the one it should stand behind, is no longer where the mover saw it
 */
export async function moveItem(
  actor: MaybeActor,
  move: MoveInput,
): Promise<{ id: string; horizon: string; rank: string }> {
  const pm = authorize(actor, 'roadmap.write')
  const { id, horizon, after, seen } = move
  return transaction(async (tx) => {
    await lockBoard(tx)
    const before = after === null ? null : await findItem(tx, after)
    if (after !== null && (!before || before.horizon !== horizon || after === id))
      throw conflict('The board changed meanwhile. Look at it again.')
    const rank = rankBetween(before?.rank ?? null, await rankBehind(tx, horizon, before?.rank ?? null, id))
    const count = await updateItem(
      tx,
      { id, status: 'open', horizon: seen.horizon, rank: seen.rank },
      { horizon, rank },
    )
    if (count === 0) {
      if (!(await findItem(tx, id))) throw notFound('This item')
      throw conflict('Somebody moved this card meanwhile. Look at the board again.')
    }
    await audit(tx, pm, 'roadmap.move', subject(id), { from: seen.horizon, to: horizon })
    return { id, horizon, rank }
  })
}

/** Moves a card to the top or the end of a column, wherever it stands: for the form that needs no script. */
export async function placeItem(
  actor: MaybeActor,
  input: { id: string; horizon: MoveInput['horizon']; place: 'top' | 'end' },
): Promise<{ id: string }> {
  const pm = authorize(actor, 'roadmap.write')
  await transaction(async (tx) => {
    await lockBoard(tx)
    const rank =
      input.place === 'end'
        ? rankBetween(await lastRank(tx, input.horizon), null)
        : rankBetween(null, await rankBehind(tx, input.horizon, null, input.id))
    const count = await updateItem(tx, { id: input.id, status: 'open' }, { horizon: input.horizon, rank })
    if (count === 0) throw notFound('This card')
    await audit(tx, pm, 'roadmap.move', subject(input.id), { to: input.horizon })
  })
  return { id: input.id }
}

/**
 * The step of an item to another status, in the caller's transaction. For the rooms downstream that announce it.
 * @throws AppError not_found, forbidden, or conflict where the status cannot follow the present one
 */
export async function stepItem(tx: Tx, actor: Actor, id: string, to: Status, now: Date): Promise<void> {
  const item = await findItem(tx, id)
  if (!item) throw notFound('This item')
  itemMachine.assert(item.status, to, rolesOn(actor))
  const data = { status: to, ...(to === 'shipped' && { shippedAt: now }) }
  const count = await updateItem(tx, { id, status: item.status }, data)
  if (count === 0) throw conflict('This item was changed at the same moment. Reload it and try again.')
}

/** How many person-weeks fit into "Now"; null takes the line off the board. */
export async function setCapacity(actor: MaybeActor, weeks: number | null): Promise<void> {
  const pm = authorize(actor, 'roadmap.write')
  await transaction(async (tx) => {
    await saveCapacity(tx, weeks)
    await audit(tx, pm, 'roadmap.capacity', { kind: 'setting', id: 'roadmap.capacity' }, { weeks })
  })
}
