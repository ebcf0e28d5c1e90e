import { Client } from 'pg'
import PgBoss from 'pg-boss'
import { db, pool } from './db'
import { env } from './env'
import type { Job } from './jobs'
import { log } from './log'

/** Any number that nothing else locks on. */
const SETUP_LOCK = 72_707_370
const RELAY_EVERY_MS = 500
const BATCH = 200

interface OutboxRow {
  id: string
  job: string
  data: object
  key: string | null
  runAt: Date | null
}

/** Moves promised work to the queue. The rows and the jobs are one transaction: none is lost, none is doubled. */
async function relay(boss: PgBoss): Promise<number> {
  const connection = await pool().connect()
  try {
    await connection.query('BEGIN')
    const { rows } = await connection.query<OutboxRow>(
      `DELETE FROM "Outbox" WHERE "id" IN (SELECT "id" FROM "Outbox" ORDER BY "id" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
       RETURNING "id", "job", "data", "key", "runAt"`,
    )
    const jobs = rows.map((row) => ({
      name: row.job,
      data: row.data,
      ...(row.key ? { singletonKey: row.key } : {}),
      ...(row.runAt ? { startAfter: row.runAt } : {}),
    }))
    if (jobs.length > 0) {
      const executor = {
        executeSql: (text: string, values: unknown[]) => connection.query(text, values) as Promise<{ rows: unknown[] }>,
      }
      await boss.insert(jobs as PgBoss.JobInsert[], { db: executor as PgBoss.Db })
    }
    await connection.query('COMMIT')
    return rows.length
  } catch (error) {
    await connection.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    connection.release()
  }
}

/** Relays for as long as the process lives; a database that is away is waited for. */
function relayForever(boss: PgBoss): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let current: Promise<void> = Promise.resolve()
  const turn = async (): Promise<void> => {
    let moved = 0
    try {
      moved = await relay(boss)
    } catch (error) {
      log().warn({ err: error }, 'promised work could not be relayed; trying again')
    }
    if (!stopped) timer = setTimeout(() => (current = turn()), moved === BATCH ? 0 : RELAY_EVERY_MS)
  }
  current = turn()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await current
  }
}

/**
 * Makes the queues. Two processes that start at once take turns: making a queue adds a partition, and two of these at a
 * time can wait for each other for ever.
 */
async function setUp(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  const turn = new Client({ connectionString: env().DATABASE_URL })
  await turn.connect()
  try {
    await turn.query('SELECT pg_advisory_lock($1)', [SETUP_LOCK])
    await boss.start()
    for (const kind of jobs) {
      await boss.createQueue(kind.name, { name: kind.name, retryLimit: kind.retries ?? 5, retryBackoff: true })
      if (kind.every) await boss.schedule(kind.name, kind.every, {}, { tz: 'UTC' })
    }
  } finally {
    await turn.end()
  }
}

/**
 * Starts the queue and works on every job of the rooms until stopped.
 * @returns a function that finishes what is running and stops
 */
export async function startJobs(jobs: readonly Job[]): Promise<() => Promise<void>> {
  const boss = new PgBoss({ connectionString: env().DATABASE_URL, schema: 'jobs', max: 4 })
  boss.on('error', (error) => log().warn({ err: error }, 'job queue'))
  await setUp(boss, jobs)
  for (const kind of jobs) {
    await boss.work(kind.name, { pollingIntervalSeconds: 1 }, async ([one]) => {
      if (one) await kind.run(one.data ?? {})
    })
  }
  const stopRelay = relayForever(boss)
  return async () => {
    await stopRelay()
    await boss.stop({ graceful: true, timeout: 10_000 })
  }
}

/**
 * Does all promised work here and now, in order, until none is left: for the CLI, for seeds, and for tests.
 * @returns how many jobs ran
 */
export async function drainOutbox(jobs: readonly Job[], now: Date = new Date()): Promise<number> {
  const byName = new Map(jobs.map((kind) => [kind.name, kind]))
  let ran = 0
  for (;;) {
    const next = await db.outbox.findFirst({
      where: { job: { in: [...byName.keys()] }, OR: [{ runAt: null }, { runAt: { lte: now } }] },
      orderBy: { id: 'asc' },
    })
    if (!next) return ran
    const { count } = await db.outbox.deleteMany({ where: { id: next.id } })
    if (count === 0) continue
    await byName.get(next.job)?.run(next.data)
    ran += 1
  }
}
