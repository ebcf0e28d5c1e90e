import { transaction } from '@/lib/server/db'
import { enqueue } from '@/lib/server/jobs'
import { log } from '@/lib/server/log'
import { countUp } from '../jobs-tally'

const EVERY = 5_000
// Only when to look for work: the job finds it in the database, and runs each minute in any case.
let arrived = 0

/** Notes that a response was stored. Now and then it promises to count them: they are not to wait in crowds for the first who looks. */
export async function noteArrival(): Promise<void> {
  arrived += 1
  if (arrived < EVERY) return
  arrived = 0
  // The responses are stored whatever becomes of this.
  await transaction((tx) => enqueue(tx, countUp, {}, { key: 'all' })).catch((error: unknown) =>
    log().warn({ err: error }, 'counting was not promised'),
  )
}
