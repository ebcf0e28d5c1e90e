import { setTimeout as delay } from 'node:timers/promises'
import { isDatabaseAway } from './database-away'
import { openPool } from './db'
import { log } from './log'

const CONNECTIONS = 4
const AGAIN_MS = 1_000

/**
 * What pg-boss asks the database with. pg-boss does not wait for the answer when it notes that a job is done or has failed,
 * so an error there would be nobody's: Node ends a process for that, and the job would be done again much later. So a
 * statement that meets a database that is away is asked again until it is back. All statements of pg-boss may be repeated.
 */
export class QueueDatabase {
  private readonly pool = openPool(CONNECTIONS)
  private readonly stopping = new AbortController()

  /** @throws Error of the database, unless it is away; where nothing waits for it any more, there are no rows then */
  async executeSql(text: string, values: unknown[]): Promise<{ rows: never[] }> {
    for (let tries = 1; !this.stopping.signal.aborted; tries += 1) {
      try {
        return await this.ask(text, values)
      } catch (error) {
        if (!isDatabaseAway(error)) throw error
        if (tries === 1) log().warn({ err: error }, 'the job queue waits for the database')
        await delay(AGAIN_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined)
      }
    }
    return this.askOnce(text, values)
  }

  private ask = (text: string, values: unknown[]) => this.pool.query(text, values) as Promise<{ rows: never[] }>

  /** While it stops. pg-boss takes no answer at all for "closed", which its types leave out. */
  private async askOnce(text: string, values: unknown[]): Promise<{ rows: never[] }> {
    const closed = undefined as unknown as { rows: never[] }
    if (this.pool.ending) return closed
    return this.ask(text, values).catch((error: unknown) => {
      if (isDatabaseAway(error)) return closed
      throw error
    })
  }

  /** From now on a database that is away is asked once: this process ends. */
  stopWaiting(): void {
    this.stopping.abort()
  }

  async close(): Promise<void> {
    this.stopWaiting()
    await this.pool.end()
  }
}
