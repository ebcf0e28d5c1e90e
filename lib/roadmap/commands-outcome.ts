import type { Tx } from '@/lib/server/db'
import { bumpBoard } from './repo-events'
import { setMeasured } from './repo-links'

/**
 * Notes that a measurable outcome is stated for an item, in the caller's transaction: a commitment then no longer asks for
 * one. For the room downstream that keeps outcomes.
 */
export async function noteOutcome(tx: Tx, itemId: string): Promise<void> {
  await setMeasured(tx, itemId)
  await bumpBoard(tx)
}
