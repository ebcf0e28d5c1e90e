import { systemClock, type Clock } from '@/lib/core/clock'
import { db, transaction } from '@/lib/server/db'
import { refreshSessionEvidence } from './commands'
import { listSessionIds } from './repo'

/** Records the evidence of every session again: once after the rule by which it is made has changed. */
export async function recordAllAgain(clock: Clock = systemClock): Promise<void> {
  for (const id of await listSessionIds(db)) await transaction((tx) => refreshSessionEvidence(tx, id, clock))
}
