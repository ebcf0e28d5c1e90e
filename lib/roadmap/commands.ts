import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { AppError, conflict, invalidField, notFound } from '@/lib/core/errors'
import { formatCount } from '@/lib/core/format'
import { newId } from '@/lib/core/ids'
import { getCapability } from '@/lib/catalog/queries-capabilities'
import { getTeam } from '@/lib/people/queries'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { commit } from './commands-gate'
import { putAt, type By } from './commands-move'
import { publishIn } from './commands-publish'
import { getItem } from './queries'
import { findItem, insertItem, titlesOf, updateItem, type ItemChange } from './repo'
import { dependenciesOf, findCircle, setNeeds } from './repo-dependencies'
import { recordEvent } from './repo-events'
import { insightIdsOf, knownInsights, lastRank, lockBoard, population, setInsights } from './repo-links'
import { saveCapacity } from './repo-settings'
import { rescoreItems } from './refresh'
import { rolesOn } from './policy'
import { itemMachine } from './rules'
import { changeOf, isSameSet } from './rules-history'
import { rankBetween } from './rules-rank'
import type { Item, ItemChangeInput, ItemInput, ItemPatch, Status } from './schema'
import type { ItemRow } from './schema-rows'

const subject = (id: string) => ({ kind: 'roadmap-item', id })

export async function checkInsights(tx: Tx, ids: readonly string[]): Promise<void> {
  const known = await knownInsights(tx, ids)
  const missing = ids.filter((id) => !known.has(id))
  if (missing.length > 0) throw invalidField('insights', `There is no insight ${missing.slice(0, 3).join(', ')}.`)
}

/** @throws AppError invalid where more people are estimated than the company has, the platform team left out */
export async function checkEstimate(tx: Tx, estimate: number | null | undefined): Promise<void> {
  if (!estimate) return
  const company = Object.values(await population(tx)).reduce((sum, headcount) => sum + headcount, 0)
  if (company > 0 && estimate > company)
    throw invalidField('reachEstimate', `At most ${formatCount(company)}: the company has no more people to reach.`)
}

/** @throws AppError invalid where an item is not there or two would need each other */
export async function checkNeeds(tx: Tx, id: string, needs: readonly string[]): Promise<void> {
  const known = new Set((await titlesOf(tx, needs, true)).map((item) => item.id))
  const missing = needs.filter((one) => !known.has(one))
  if (missing.length > 0) throw invalidField('needs', `There is no item ${missing.slice(0, 3).join(', ')}.`)
  if (needs.includes(id)) throw invalidField('needs', 'An item cannot need itself.')
  await setNeeds(tx, id, needs)
  const circle = await findCircle(tx, id)
  if (circle)
    throw invalidField(
      'needs',
      `“${circle.title}” needs this item itself, directly or over others: a circle never ends.`,
    )
}

/** Makes an item from insights, at the end of its column, scored. It is a draft until it is published. */
export async function createItem(actor: MaybeActor, input: ItemInput, now: Date): Promise<Item> {
  const pm = authorize(actor, 'roadmap.write')
  const id = newId()
  const { insights, needs, ...fields } = input
  await checkTeam(pm, fields.teamId)
  await checkCapability(pm, fields.capabilityId, now)
  await transaction(async (tx) => {
    await checkInsights(tx, insights)
    await checkEstimate(tx, fields.reachEstimate)
    await lockBoard(tx)
    const rank = rankBetween(await lastRank(tx, input.horizon), null)
    await insertItem(tx, { ...fields, id, rank, createdById: pm.id, createdAt: now })
    await setInsights(tx, id, insights)
    if (needs.length > 0) await checkNeeds(tx, id, needs)
    await rescoreItems(tx, [id], now)
    await recordEvent(tx, { itemId: id, kind: 'created', byId: pm.id, at: now, to: { horizon: input.horizon, rank } })
    await audit(tx, pm, 'roadmap.create', subject(id), { horizon: input.horizon, insights: insights.length })
  })
  return getItem(pm, id)
}

/** @throws AppError invalid where there is no such team */
export async function checkTeam(pm: Actor, teamId: string | null | undefined): Promise<void> {
  if (!teamId) return
  try {
    await getTeam(pm, teamId)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') throw invalidField('teamId', 'There is no such team.')
    throw error
  }
}

/** @throws AppError invalid where the catalog has no such capability */
export async function checkCapability(pm: Actor, capabilityId: string | null | undefined, now: Date): Promise<void> {
  if (!capabilityId) return
  try {
    await getCapability(pm, capabilityId, now)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found')
      throw invalidField('capabilityId', 'There is no such capability.')
    throw error
  }
}

/** The lists of an item that a change may set, as ids. */
export const listsOf = async (tx: Tx, id: string): Promise<{ insights: string[]; needs: string[] }> => ({
  insights: await insightIdsOf(tx, id),
  needs: (await dependenciesOf(tx, [id], true)).get(id) ?? [],
})

/**
 * Changes what is given and leaves the rest.
 * @throws AppError conflict where the status cannot follow the present one, somebody was faster, or a move to "Now" has
 * questions that are not answered
 */
export async function changeItem(
  actor: MaybeActor,
  id: string,
  patch: ItemPatch,
  now: Date,
  /** Throws where the item is no longer as it was seen. */
  check: (item: ItemRow) => void = () => undefined,
): Promise<Item> {
  const pm = authorize(actor, 'roadmap.write')
  await checkTeam(pm, patch.teamId)
  await checkCapability(pm, patch.capabilityId, now)
  await transaction(async (tx) => {
    await lockBoard(tx)
    const item = await findItem(tx, id)
    if (!item) throw notFound('This item')
    check(item)
    const { insights, needs, status, horizon, published, why, ...fields } = patch
    const data: ItemChange = { ...fields }
    const lists = await listsOf(tx, id)
    if (insights) await checkInsights(tx, insights)
    await checkEstimate(tx, patch.reachEstimate)
    if (needs) await checkNeeds(tx, id, needs)
    const change = changeOf(item, fields)
    if ((await updateItem(tx, { id, status: item.status, horizon: item.horizon }, data)) === 0)
      throw conflict('This item was changed at the same moment. Reload it and try again.')
    if (insights) await setInsights(tx, id, insights)
    const scored = await rescoreItems(tx, [id], now)
    const by = { itemId: id, byId: pm.id, at: now, why }
    // A form sends both lists, those too that nobody touched.
    const given = { ...(insights && { insights }), ...(needs && { needs }) }
    const listed = (['insights', 'needs'] as const).filter((key) => given[key] && !isSameSet(given[key], lists[key]))
    const others = [...change.changed, ...listed]
    const side = (of: Partial<typeof lists>) => Object.fromEntries(listed.map((key) => [key, of[key] ?? []]))
    if (others.length > 0 || scored.length > 0)
      await recordEvent(tx, {
        ...by,
        kind: 'changed',
        from: { ...change.from, ...side(lists), ...(scored[0] && { rice: scored[0].from }) },
        to: { ...change.to, ...side(given), ...(scored[0] && { rice: scored[0].to }), fields: others },
        words: change.words,
      })
    if (published !== undefined) await publishIn(tx, pm, { ...item, ...by, published })
    if (status && status !== item.status) await changeStatus(tx, pm, item, status, by)
    if (horizon && horizon !== item.horizon) {
      if (horizon === 'now') await commit(tx, id, {})
      const rank = rankBetween(await lastRank(tx, horizon), null)
      await putAt(tx, pm, { ...item, status: status ?? item.status }, { horizon, rank }, by)
    }
    await audit(tx, pm, 'roadmap.change', subject(id), { changed: Object.keys(patch) })
  })
  return getItem(pm, id)
}

/**
 * Changes what is given of an item, where it is still the one that the change is made on.
 * @throws AppError conflict as `changeItem`, and where it was changed after `baseUpdatedAt`
 */
export const changeSeenItem = (
  actor: MaybeActor,
  id: string,
  { baseUpdatedAt, ...patch }: ItemChangeInput,
  now: Date,
): Promise<Item> =>
  changeItem(actor, id, patch, now, ({ updatedAt }) => {
    if (baseUpdatedAt !== undefined && new Date(baseUpdatedAt).getTime() !== updatedAt.getTime())
      throw conflict(
        `This item is no longer as it was at ${baseUpdatedAt}: it was changed at ${updatedAt.toISOString()}. Read it again.`,
      )
  })

/**
 * Changes an item as its form has it. A form sends every field, those too that nobody touched: over a change that its writer has not
 * seen it would take that back.
 * @throws AppError conflict where the item is no longer the one that was seen
 */
export const editItem = (
  actor: MaybeActor,
  id: string,
  { seen, ...patch }: ItemPatch & { seen: string },
  now: Date,
): Promise<Item> =>
  changeItem(actor, id, patch, now, (item) => {
    if (item.updatedAt.toISOString() !== seen)
      throw conflict(
        'Somebody changed this item meanwhile. Look at it in another tab; saved again, what stands here counts.',
      )
  })

async function changeStatus(tx: Tx, pm: Actor, item: ItemRow, to: Status, by: By): Promise<void> {
  itemMachine.assert(item.status, to, rolesOn(pm))
  // Taken up again, a merged item stands for itself; what it gave away stays where it is.
  const data = { status: to, ...(to === 'open' && { mergedIntoId: null }) }
  if ((await updateItem(tx, { id: item.id, status: item.status }, data)) === 0)
    throw conflict('This item was changed at the same moment. Reload it and try again.')
  const from = { status: item.status, ...(item.mergedIntoId !== null && { mergedIntoId: item.mergedIntoId }) }
  await recordEvent(tx, { ...by, kind: 'status', from, to: { status: to } })
}

/**
 * The step of an item to another status, in the caller's transaction. For the rooms downstream that announce it. What is
 * announced is published. The board is held: an item that is merged at the same moment is not announced.
 * @throws AppError not_found, forbidden, or conflict where the status cannot follow the present one
 */
export async function stepItem(tx: Tx, actor: Actor, id: string, to: Status, now: Date): Promise<void> {
  await lockBoard(tx)
  const item = await findItem(tx, id)
  if (!item) throw notFound('This item')
  itemMachine.assert(item.status, to, rolesOn(actor))
  const data = { status: to, ...(to === 'shipped' && { shippedAt: now, publishedAt: item.publishedAt ?? now }) }
  const count = await updateItem(tx, { id, status: item.status }, data)
  if (count === 0) throw conflict('This item was changed at the same moment. Reload it and try again.')
  const by = { itemId: id, byId: actor.id, at: now }
  await recordEvent(tx, { ...by, kind: 'status', from: { status: item.status }, to: { status: to } })
}

/**
 * An item that stays as it is until the transaction ends; null where it is not there. For rooms downstream, in their
 * transaction: what they decide about it holds.
 */
export async function holdItem(tx: Tx, id: string): Promise<ItemRow | null> {
  await lockBoard(tx)
  return findItem(tx, id)
}

/** How many person-weeks fit into "Now"; null takes the line off the board. */
export async function setCapacity(actor: MaybeActor, weeks: number | null): Promise<void> {
  const pm = authorize(actor, 'roadmap.write')
  await transaction(async (tx) => {
    await saveCapacity(tx, weeks)
    await audit(tx, pm, 'roadmap.capacity', { kind: 'setting', id: 'roadmap.capacity' }, { weeks })
  })
}
