import { setTimeout as delay } from 'node:timers/promises'
import { db, openConnection } from '@/lib/server/db'

/** How many statements of this database wait for a lock. */
async function waiting(): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS "n" FROM pg_stat_activity
    WHERE "datname" = current_database() AND "wait_event_type" = 'Lock'`
  return row?.n ?? 0
}

/**
 * Starts several commands one after the other while another connection holds locks, each once the one before waits for a
 * lock or has ended; then lets go. So all have read before any of them writes.
 * @param lock the statement that takes the locks
 */
export async function whileHeld<T>(
  lock: string,
  values: unknown[],
  works: readonly (() => Promise<T>)[],
): Promise<PromiseSettledResult<T>[]> {
  const holder = await openConnection()
  try {
    await holder.query('BEGIN')
    await holder.query(lock, values)
    const running: Promise<PromiseSettledResult<T>>[] = []
    let ended = 0
    for (const [at, work] of works.entries()) {
      const one = Promise.allSettled([work()]).then(([result]) => {
        ended += 1
        return result!
      })
      running.push(one)
      while ((await waiting()) + ended <= at) await delay(5)
    }
    await holder.query('COMMIT')
    return await Promise.all(running)
  } finally {
    await holder.end()
  }
}
