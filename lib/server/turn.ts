import { setTimeout as delay } from 'node:timers/promises'
import type { ClientBase } from 'pg'

/** How often a process asks whether the other one has finished. */
const ASK_EVERY_MS = 250
/** How often it says that it still waits. */
const SAY_EVERY_MS = 5_000
const MAX_WAIT_MS = 10 * 60_000

export interface TurnOptions {
  /** What the processes take turns at, as the end of "another process is …". */
  what: string
  /** Called with one plain sentence while this process waits. */
  say?: (line: string) => void
  maxWaitMs?: number
}

/**
 * Runs `work` inside one transaction that holds an advisory lock, so that of several processes one works at a time.
 *
 * The lock belongs to the transaction, not to the session: a pooler in transaction mode keeps server sessions open after
 * their client is gone, and a lock of a session would stay with them. It is asked for, never waited for inside the
 * database, so that a process that is killed while it waits leaves no backend waiting behind it.
 * @returns what `work` returns; its writes are committed then
 * @throws Error naming the holder, when the lock is not free within `maxWaitMs`; what `work` throws, rolled back
 */
export async function inTurn<T>(
  client: ClientBase,
  lock: number,
  work: () => Promise<T>,
  { what, say = () => undefined, maxWaitMs = MAX_WAIT_MS }: TurnOptions,
): Promise<T> {
  const started = Date.now()
  let said = -Infinity
  for (;;) {
    await client.query('BEGIN')
    try {
      const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS taken', [lock])
      if (rows[0]?.taken) {
        const result = await work()
        await client.query('COMMIT')
        return result
      }
      const waited = Date.now() - started
      if (waited - said >= SAY_EVERY_MS || waited > maxWaitMs) {
        const sentence = `another process is ${what} (${await holderOf(client, lock)})`
        if (waited > maxWaitMs) throw new Error(`Waited ${Math.round(waited / 1000)} s: ${sentence}.`)
        say(`${sentence}; waiting`)
        said = waited
      }
      await client.query('ROLLBACK')
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined)
      throw error
    }
    await delay(ASK_EVERY_MS)
  }
}

async function holderOf(client: ClientBase, lock: number): Promise<string> {
  const { rows } = await client.query<{ pid: number }>(
    `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = 0 AND objid = $1
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [lock],
  )
  return rows[0] ? `database process ${rows[0].pid}` : 'it has just finished'
}
