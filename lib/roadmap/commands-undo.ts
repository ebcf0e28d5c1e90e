import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { conflict, notFound } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { checkCapability, checkNeeds, checkTeam, listsOf } from './commands'
import { commit, type Answers } from './commands-gate'
import { freeSpot, putAt, type By } from './commands-move'
import { giveOutcome, giveOutcomeBack } from './commands-outcome'
import { publishIn } from './commands-publish'
import { unsplit } from './commands-split'
import { getItem } from './queries'
import { findItem, updateItem } from './repo'
import { findCircle, moveNeedsBack } from './repo-dependencies'
import { clearWords, findEvent, markPartUndone, markUndone, recordEvent } from './repo-events'
import { insightIdsOf, knownInsights, lockBoard, setInsights } from './repo-links'
import { moveLinksBack } from './repo-trackers'
import { moveVotesBack } from './repo-votes'
import { rescoreItems } from './refresh'
import {
  boardPlaceOf,
  formerOf,
  idsOf,
  isStillSo,
  isUndoable,
  needsIn,
  outcomeIn,
  riceOf,
  statusOf,
  type OutcomeMoved,
} from './rules-history'
import type { Item } from './schema'
import type { EventRow, ItemRow } from './schema-rows'

const CHANGED_SINCE = 'It was changed again since. Look at its history and change it by hand.'

/**
 * Takes one line of an item's history back: a move, a change of fields, a publication, a status, a merge, a split. Only where
 * nothing changed the same thing since; the undoing is a line of its own, with the score before and after, on each item it changes.
 * @throws AppError not_found, or conflict where the line was undone before, cannot be, something changed since, or it would take the
 * item back to "Now" with questions that are not answered
 */
export async function undoEvent(
  actor: MaybeActor,
  { id, seq, ...answers }: { id: string; seq: number } & Answers,
  now: Date = systemClock(),
): Promise<Item> {
  const pm = authorize(actor, 'roadmap.write')
  await transaction(async (tx) => {
    await lockBoard(tx)
    const [event, item] = [await findEvent(tx, seq), await findItem(tx, id)]
    if (!item || event?.itemId !== id) throw notFound('This line of history')
    if (!isUndoable(event)) throw conflict('This cannot be undone, or was undone already.')
    const by: By = { itemId: id, byId: pm.id, at: now }
    const { other, ...outcome } = await takeBack(tx, pm, { item, event, by, answers })
    const scored = RESCORED.includes(event.kind) ? await rescoreItems(tx, other ? [id, other] : [id], now) : []
    if ((await markUndone(tx, seq, now)) === 0) throw conflict('This was undone already.')
    const undone = { ...by, kind: 'undone' as const }
    const [own, theirs] = [riceOf(scored, id), other && riceOf(scored, other)]
    await recordEvent(tx, { ...undone, from: own.from, to: { seq, was: event.kind, ...outcome, ...own.to } })
    if (other && theirs) {
      await markPartUndone(tx, { itemId: other, kind: event.kind, took: id }, now)
      await recordEvent(tx, {
        ...undone,
        itemId: other,
        from: theirs.from,
        to: { was: event.kind, of: id, ...outcome, ...theirs.to },
      })
    }
    await audit(tx, pm, 'roadmap.undo', { kind: 'roadmap-item', id }, { seq, was: event.kind })
  })
  return getItem(pm, id)
}

/** Lines after whose undoing an item is scored again. */
const RESCORED: readonly EventRow['kind'][] = ['changed', 'merged', 'split']

interface Undoing {
  item: ItemRow
  event: EventRow
  by: By
  answers: Answers
}

/** The other item that an undoing changed too (that of a merge, the part of a split), and what became of its measurable outcome. */
type TakenBack = OutcomeMoved & { other: string | null }
const ALONE: TakenBack = { other: null }

async function takeBack(tx: Tx, pm: Actor, { item, event, by, answers }: Undoing): Promise<TakenBack> {
  switch (event.kind) {
    case 'moved':
      await moveBack(tx, pm, { item, event, by, answers })
      return ALONE
    case 'changed':
      await restore(tx, pm, { item, event, by })
      return ALONE
    case 'published':
    case 'unpublished':
      if ((event.kind === 'published') !== (item.publishedAt !== null)) throw conflict(CHANGED_SINCE)
      await publishIn(tx, pm, { ...item, published: event.kind === 'unpublished', at: by.at })
      return ALONE
    case 'status':
      await restoreStatus(tx, item, event)
      return ALONE
    case 'split':
      return takePart(tx, item, event)
    default:
      return unmerge(tx, item, event)
  }
}

/** The part of a split comes back, with an outcome that was stated for it meanwhile, where the item has none. */
async function takePart(tx: Tx, item: ItemRow, event: EventRow): Promise<TakenBack> {
  const part = await unsplit(tx, item, event)
  const { outcome } = await giveOutcome(tx, { from: part, to: item.id })
  return { other: part, ...(outcome && { outcome: outcome === 'moved' ? 'joined' : 'left' }) }
}

/** Back to "Now" as it was; whoever wants the opposite, since or before, is answered first. */
async function moveBack(tx: Tx, pm: Actor, { item, event, by, answers }: Undoing): Promise<void> {
  const [from, to] = [boardPlaceOf(event.from), boardPlaceOf(event.to)]
  if (!from || !to || item.status !== 'open' || item.horizon !== to.horizon || item.rank !== to.rank)
    throw conflict(CHANGED_SINCE)
  if (from.horizon === 'now' && item.horizon !== 'now') await commit(tx, item.id, answers, true)
  await putAt(tx, pm, item, await freeSpot(tx, item.id, from), by)
}

/** What was merged when it was taken up again is merged again: it points to what has its votes, and its merge can be undone. */
async function restoreStatus(tx: Tx, item: ItemRow, event: EventRow): Promise<void> {
  const [from, to] = [statusOf(event.from), statusOf(event.to)]
  if (!from || item.status !== to || item.mergedIntoId !== null) throw conflict(CHANGED_SINCE)
  const { mergedIntoId } = event.from
  const merged = typeof mergedIntoId === 'string' && { mergedIntoId }
  await updateItem(tx, { id: item.id, status: item.status }, { status: from, ...merged })
}

const idOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/**
 * Gives fields back what they were, and the item the insights and needs it had, those that are still there.
 * @throws AppError invalid where its team or capability is not there any more
 */
async function restore(tx: Tx, pm: Actor, { item, event, by }: Pick<Undoing, 'item' | 'event' | 'by'>): Promise<void> {
  const former = formerOf(event)
  if (!former || !isStillSo(event, item, await listsOf(tx, item.id))) throw conflict(CHANGED_SINCE)
  await checkTeam(pm, idOrNull(former.data.teamId))
  await checkCapability(pm, idOrNull(former.data.capabilityId), by.at)
  const { insights, needs } = former.lists
  if (insights) {
    const known = await knownInsights(tx, insights)
    await setInsights(
      tx,
      item.id,
      insights.filter((one) => known.has(one)),
    )
  }
  if (needs) await checkNeeds(tx, item.id, needs)
  if ((await updateItem(tx, { id: item.id, status: item.status }, former.data)) === 0) throw conflict(CHANGED_SINCE)
}

/** Takes the texts and the reason out of a line of an item's history, where they are of a person who withdrew them. */
export async function clearHistory(actor: MaybeActor, { id, seq }: { id: string; seq: number }): Promise<void> {
  const pm = authorize(actor, 'roadmap.write')
  await transaction(async (tx) => {
    if ((await clearWords(tx, id, seq)) === 0) throw notFound('This line of history')
    await audit(tx, pm, 'roadmap.clear-history', { kind: 'roadmap-item', id }, { seq })
  })
}

/**
 * Takes a merge apart: the insights, votes, issues, dependencies and the answer that went over come back, if they are still there.
 * @returns the item that had taken it over
 */
async function unmerge(tx: Tx, item: ItemRow, event: EventRow): Promise<TakenBack> {
  const into = event.to.into
  if (typeof into !== 'string')
    throw conflict('Undo the merge on the item that was merged into this one; it is named in the history.')
  if (item.status !== 'dropped' || item.mergedIntoId !== into) throw conflict(CHANGED_SINCE)
  const other = await findItem(tx, into)
  if (other?.status !== 'open') throw conflict('The item that took it over is not open any more.')
  const gone = idsOf(event.to, 'insights')
  await setInsights(
    tx,
    into,
    (await insightIdsOf(tx, into)).filter((one) => !gone.includes(one)),
  )
  const votes = { votes: idsOf(event.to, 'voteIds'), people: idsOf(event.to, 'votes') }
  await moveVotesBack(tx, { from: into, to: item.id }, votes)
  await moveLinksBack(tx, into, item.id, idsOf(event.to, 'links'))
  await moveNeedsBack(tx, needsIn(event.to))
  if (await findCircle(tx, item.id))
    throw conflict('The items that needed it need each other since. Change what they need first.')
  await updateItem(tx, { id: item.id, status: 'dropped' }, { status: 'open', mergedIntoId: null })
  if (event.to.answered === true && other.opposition === item.opposition)
    await updateItem(tx, { id: into, status: 'open' }, { opposition: '' })
  return { other: into, ...(await giveOutcomeBack(tx, { from: into, to: item.id }, outcomeIn(event.to))) }
}
