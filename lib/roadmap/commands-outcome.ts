import type { Tx } from '@/lib/server/db'
import { everyRoom } from '@/lib/server/room'
import { bumpBoard } from './repo-events'
import { setMeasured } from './repo-links'
import type { OutcomeMoved } from './rules-history'

/**
 * Notes that a measurable outcome is stated for an item, in the caller's transaction: a commitment then no longer asks for
 * one. For the room downstream that keeps outcomes.
 */
export async function noteOutcome(tx: Tx, itemId: string): Promise<void> {
  await setMeasured(tx, itemId, true)
  await bumpBoard(tx)
}

const outcomes = () => everyRoom().find((room) => room.outcomeOfMerged)?.outcomeOfMerged

/** Notes that the measurable outcome of one item is that of another now. */
async function noteMoved(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  await setMeasured(tx, from, false)
  await setMeasured(tx, to, true)
}

/**
 * The measurable outcome of an item that another one takes over goes there, where that has none.
 * @returns what became of it, for the history of both; nothing where there is none
 */
export async function giveOutcome(tx: Tx, items: { from: string; to: string }): Promise<OutcomeMoved> {
  const given = await outcomes()?.giveOver(tx, items)
  if (!(given instanceof Date)) return given === 'stays' ? { outcome: 'stays' } : {}
  await noteMoved(tx, items)
  return { outcome: 'moved', statedAt: given.toISOString() }
}

/** Gives the outcome back that a merge gave away, where it was not stated anew since. @returns what became of it, as above */
export async function giveOutcomeBack(
  tx: Tx,
  items: { from: string; to: string },
  { outcome, statedAt }: OutcomeMoved,
): Promise<OutcomeMoved> {
  if (outcome !== 'moved' || statedAt === undefined) return {}
  if (!(await outcomes()?.giveBack(tx, items, new Date(statedAt)))) return { outcome: 'kept' }
  await noteMoved(tx, items)
  return { outcome: 'back' }
}
