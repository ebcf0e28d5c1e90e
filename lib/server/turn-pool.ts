import { Pool, type ClientBase, type PoolClient, type PoolConfig, type QueryConfig, type QueryResult } from 'pg'

/** So many statements of one turn go over one connection; those beyond get another, so that slow ones do not wait for all others. */
const PER_CONNECTION = 8

interface Asked {
  statement: string | QueryConfig
  values: unknown[] | undefined
  settle: { answered: (result: QueryResult) => void; failed: (error: unknown) => void }
}

/**
 * A pool in which statements that are asked in the same turn of the event loop go together: over few connections, each written in one
 * piece and answered in order. Each is a transaction of its own, as it would be alone. A connection of its own for each statement costs
 * the process more than what PostgreSQL does for most of them.
 */
export class TurnPool extends Pool {
  private asked: Asked[] = []

  /** @param together whether statements may go together: behind a pooler each may be another backend's */
  constructor(
    config: PoolConfig,
    private readonly together: () => boolean,
  ) {
    super({ ...config, pipeline: true })
  }

  // The overloads of pg's types cannot be repeated here; what is called with a callback, or is no statement, is left to the pool.
  override query = ((...given: unknown[]): unknown => {
    const [statement, values] = given as [string | QueryConfig, unknown[] | undefined]
    const isPlain = typeof statement === 'string' || ('text' in statement && !('submit' in statement))
    if (!isPlain || given.some((one) => typeof one === 'function') || !this.together())
      return (super.query as unknown as (...all: unknown[]) => unknown)(...given)
    return new Promise<QueryResult>((answered, failed) => {
      if (this.asked.length === 0) process.nextTick(() => this.sendAll())
      this.asked.push({ statement, values, settle: { answered, failed } })
    })
  }) as Pool['query']

  private sendAll(): void {
    const all = this.asked
    this.asked = []
    for (let from = 0; from < all.length; from += PER_CONNECTION) void this.send(all.slice(from, from + PER_CONNECTION))
  }

  private async send(some: readonly Asked[]): Promise<void> {
    let client: PoolClient
    try {
      client = await this.connect()
    } catch (error) {
      for (const { settle } of some) settle.failed(error)
      return
    }
    let failed: unknown
    await Promise.all(
      inOnePiece(client, () =>
        some.map(async ({ statement, values, settle }) => {
          try {
            settle.answered(await client.query(statement as QueryConfig, values))
          } catch (error) {
            failed = error
            settle.failed(error)
          }
        }),
      ),
    )
    // As the pool does: a connection on which something failed is not given to anyone again.
    client.release(failed instanceof Error ? failed : failed !== undefined)
  }
}

/** What is written to a connection meanwhile leaves in one piece. */
function inOnePiece<T>(client: ClientBase, work: () => T): T {
  const { stream } = (client as unknown as { connection: { stream: { cork: () => void; uncork: () => void } } })
    .connection
  stream.cork()
  try {
    return work()
  } finally {
    stream.uncork()
  }
}
