import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { conflict, notFound } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { commit, type Answers } from './commands-gate'
import { everyItem, findItem, itemsByIds, updateItem } from './repo'
import { recordEvent } from './repo-events'
import { isTaken, lastRank, lockBoard, rankBehind } from './repo-links'
import type { BoardPlace } from './rules-history'
import { rankBetween } from './rules-rank'
import type { Horizon, ManyInput, MoveInput } from './schema'
import type { ItemRow } from './schema-rows'

/** Who changes an item, when and why: what each line of its history says. */
export interface By {
  itemId: string
  byId: string | null
  at: Date
  why?: string | undefined
}

/** A card's new place, the line of history that undoes it, and the board's version with it. */
export interface Moved extends BoardPlace {
  id: string
  seq: number
  version: number
}

/**
 * Puts an item at a place, in the caller's transaction, which holds the board.
 * @throws AppError conflict where it is no longer where it was seen
 */
export async function putAt(
  tx: Tx,
  pm: Actor,
  item: Pick<ItemRow, 'id' | 'status' | 'horizon' | 'rank'>,
  to: BoardPlace,
  by: By,
): Promise<Moved> {
  const { id, status, horizon, rank } = item
  if ((await updateItem(tx, { id, status, horizon, rank }, to)) === 0)
    throw conflict('Somebody moved this card meanwhile. Look at the board again.')
  const event = await recordEvent(tx, { ...by, kind: 'moved', from: { horizon, rank }, to: { ...to } })
  await audit(tx, pm, 'roadmap.move', { kind: 'roadmap-item', id }, { from: horizon, to: to.horizon })
  return { id, ...to, ...event }
}

/**
 * Moves a card on the board: one row is written, and a line of its history.
 * @returns its new place
 * @throws AppError conflict when the card, or the one it should stand behind, is no longer where the mover saw it, or when
 * a move to "Now" has questions that are not answered
 */
export async function moveItem(actor: MaybeActor, move: MoveInput, now: Date = systemClock()): Promise<Moved> {
  const pm = authorize(actor, 'roadmap.write')
  const { id, horizon, after, seen, why } = move
  return transaction(async (tx) => {
    await lockBoard(tx)
    const before = after === null ? null : await findItem(tx, after)
    if (after !== null && (!before || before.horizon !== horizon || after === id))
      throw conflict('The board changed meanwhile. Look at it again.')
    const item = await findItem(tx, id)
    if (!item) throw notFound('This item')
    if (item.status !== 'open' || item.horizon !== seen.horizon || item.rank !== seen.rank)
      throw conflict('Somebody moved this card meanwhile. Look at the board again.')
    if (horizon === 'now' && item.horizon !== 'now') await commit(tx, id, move)
    const rank = rankBetween(before?.rank ?? null, await rankBehind(tx, horizon, before?.rank ?? null, id))
    return putAt(tx, pm, item, { horizon, rank }, { itemId: id, byId: pm.id, at: now, why })
  })
}

/** Moves a card to the top or the end of a column, wherever it stands: for the form that needs no script. */
export async function placeItem(
  actor: MaybeActor,
  input: { id: string; horizon: Horizon; place: 'top' | 'end'; why?: string | undefined } & Answers,
  now: Date = systemClock(),
): Promise<{ id: string }> {
  const pm = authorize(actor, 'roadmap.write')
  await transaction(async (tx) => {
    await lockBoard(tx)
    const item = await findItem(tx, input.id)
    if (item?.status !== 'open') throw notFound('This card')
    if (input.horizon === 'now' && item.horizon !== 'now') await commit(tx, input.id, input)
    const rank =
      input.place === 'end'
        ? rankBetween(await lastRank(tx, input.horizon), null)
        : rankBetween(null, await rankBehind(tx, input.horizon, null, input.id))
    const by = { itemId: input.id, byId: pm.id, at: now, why: input.why }
    await putAt(tx, pm, item, { horizon: input.horizon, rank }, by)
  })
  return { id: input.id }
}

/** A spot that an item had before, or the nearest place behind it where another one has it now. */
export async function freeSpot(tx: Tx, id: string, { horizon, rank }: BoardPlace): Promise<BoardPlace> {
  if (!(await isTaken(tx, horizon, rank, id))) return { horizon, rank }
  return { horizon, rank: rankBetween(rank, await rankBehind(tx, horizon, rank, id)) }
}

/**
 * Moves several cards to the top or the end of a column in their order: all, or none.
 * @throws AppError conflict where one of them has questions that are not answered, named by its title
 */
export async function moveItems(actor: MaybeActor, input: ManyInput, now: Date = systemClock()): Promise<Moved[]> {
  const pm = authorize(actor, 'roadmap.write')
  const { ids, horizon, place, why } = input
  return transaction(async (tx) => {
    await lockBoard(tx)
    const rows = new Map((await itemsByIds(tx, everyItem, ids)).map((row) => [row.id, row]))
    const items = ids.map((id) => {
      const item = rows.get(id)
      if (item?.status !== 'open') throw notFound('One of these cards')
      return item
    })
    let above = place === 'top' ? null : await lastRank(tx, horizon)
    const moved: Moved[] = []
    for (const item of items) {
      if (horizon === 'now' && item.horizon !== 'now') await commit(tx, item.id, input)
      const below = place === 'top' ? await rankBehind(tx, horizon, above, item.id) : null
      const rank = rankBetween(above, below)
      moved.push(await putAt(tx, pm, item, { horizon, rank }, { itemId: item.id, byId: pm.id, at: now, why }))
      above = rank
    }
    return moved
  })
}
