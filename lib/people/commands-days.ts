import { isoDay } from '@/lib/core/clock'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { activateStarting, deactivateLeft } from './repo-people'

/** Whose first day has come is here, and whose last day is over is not any more (days of UTC). Safe to repeat. */
export async function turnDays(now: Date): Promise<{ started: number; left: number }> {
  return transaction(async (tx) => {
    const today = isoDay(now)
    const [started, left] = [await activateStarting(tx, today), await deactivateLeft(tx, today)]
    for (const [people, active] of [
      [started, true],
      [left, false],
    ] as const)
      for (const { id, role } of people)
        await audit(tx, null, 'person.changed', { kind: 'person', id }, { role, active, by: 'day' })
    return { started: started.length, left: left.length }
  })
}
