import { transaction } from '@/lib/server/db'
import { publish } from '@/lib/server/events'
import { log } from '@/lib/server/log'

const EVERY = 5_000
// Only when to look for work: the job finds it in the database, and runs each minute in any case.
let arrived = 0

/**
 * Notes that a response was stored. Now and then it tells the results room: they are not to wait in crowds for the first who looks.
 * Which survey they came to is not said, because what is told is kept for a while with its time.
 */
export async function noteArrival(): Promise<void> {
  arrived += 1
  if (arrived < EVERY) return
  arrived = 0
  // The responses are stored whatever becomes of this.
  await transaction((tx) => publish(tx, 'responses.arrived', { ids: ['all'] })).catch((error: unknown) =>
    log().warn({ err: error }, 'counting was not promised'),
  )
}
