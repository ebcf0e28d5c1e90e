import { setTimeout as delay } from 'node:timers/promises'
import PgBoss from 'pg-boss'
import { storable } from '@/lib/core/input'
import { asJob, db, openConnection, pool } from './db'
import { runApart } from './job-process'
import { QueueDatabase } from './queue-database'
import { setJobsStopping, type Job } from './jobs'
import { log } from './log'
import { inTurn } from './turn'

/** Any number that nothing else locks on. */
const SETUP_LOCK = 72_707_370
const RELAY_EVERY_MS = 500
/** Work that this process did not relay just now is looked for each fourth turn: every two seconds. */
const WAKE_EVERY_TURNS = 4
/** Each queue's own look for work, should it not have been told of any. */
const LOOK_EVERY_S = 30
const BATCH = 200
/** About once a minute. */
const WARN_EVERY_TURNS = 120
const START_AGAIN_MS = 2_000

interface OutboxRow {
  id: string
  job: string
  data: object
  key: string | null
  runAt: Date | null
}

/** Kinds of promises that were met and that this process does not know: each is said once. */
const unknownKinds = new Set<string>()

/**
 * Moves promised work to the queue. The rows and the jobs are one transaction: none is lost, none is doubled. Only kinds
 * that this process knows are taken: during an upgrade a newer process may promise what an older one has no queue for.
 * @returns how many promises were moved, and to which queues
 */
async function relay(boss: PgBoss, known: readonly string[]): Promise<{ moved: number; queues: Set<string> }> {
  const connection = await pool().connect()
  try {
    await connection.query('BEGIN')
    const { rows } = await connection.query<OutboxRow>(
      `DELETE FROM "Outbox" WHERE "id" IN
         (SELECT "id" FROM "Outbox" WHERE "job" = ANY($1) ORDER BY "id" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
       RETURNING "id", "job", "data", "key", "runAt"`,
      [known],
    )
    const jobs = rows.map((row) => ({
      name: row.job,
      data: row.data,
      // The policy of the queues lets one job of a key wait. A promise without a key is a job of its own.
      singletonKey: row.key ?? `promise ${row.id}`,
      ...(row.runAt ? { startAfter: row.runAt } : {}),
    }))
    if (jobs.length > 0) {
      const executor = {
        executeSql: (text: string, values: unknown[]) => connection.query(text, values) as Promise<{ rows: unknown[] }>,
      }
      await boss.insert(jobs as PgBoss.JobInsert[], { db: executor as PgBoss.Db })
    }
    await connection.query('COMMIT')
    return { moved: rows.length, queues: new Set(rows.map((row) => row.job)) }
  } catch (error) {
    await connection.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    connection.release()
  }
}

/** Says once of each kind that promises of it wait for a process that knows them. */
async function warnOfUnknown(known: readonly string[]): Promise<void> {
  const { rows } = await pool().query<{ job: string; n: number }>(
    `SELECT "job", count(*)::int AS n FROM "Outbox" WHERE "job" <> ALL($1) GROUP BY "job"`,
    [known],
  )
  for (const { job, n } of rows) {
    if (unknownKinds.has(job)) continue
    unknownKinds.add(job)
    log().warn({ job, waiting: n }, 'promised work of a kind that this version does not know waits for one that does')
  }
}

/** The worker of each queue, by the name that pg-boss gave it. */
type Workers = ReadonlyMap<string, string>

/**
 * The queues with work that is due: what another process relayed, cron, tries that are due again. One question for all:
 * were each queue to look for itself every second, as pg-boss has it, a hub that does nothing would ask the database as
 * many questions a second as it has kinds of work.
 */
async function queuesWithWork(database: QueueDatabase, known: readonly string[]): Promise<string[]> {
  const rows: { name: string }[] = (
    await database.executeSql(
      `SELECT "name" FROM jobs.job WHERE "name" = ANY($1) AND "state" < 'active' AND "start_after" < now() GROUP BY "name"`,
      [known],
    )
  ).rows
  return rows.map((row) => row.name)
}

/** Relays and wakes for as long as the process lives; a database that is away is waited for. */
function relayForever(boss: PgBoss, database: QueueDatabase, workers: Workers): () => Promise<void> {
  const known = [...workers.keys()]
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let current: Promise<void> = Promise.resolve()
  let turns = 0
  const wake = (queues: Iterable<string>) => {
    for (const queue of queues) boss.notifyWorker(workers.get(queue)!)
  }
  const turn = async (): Promise<void> => {
    let moved = 0
    try {
      const relayed = await relay(boss, known)
      moved = relayed.moved
      wake(relayed.queues)
      if (turns % WAKE_EVERY_TURNS === 0) wake(await queuesWithWork(database, known))
      if (turns % WARN_EVERY_TURNS === 0) await warnOfUnknown(known)
      turns += 1
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

interface QueueOptions {
  /** "short": of one key at most one job waits; how many run is not limited. */
  policy: 'short'
  retryLimit: number
  retryBackoff: true
  expireInSeconds: number
}

const optionsOf = (kind: Job): QueueOptions => ({
  policy: 'short',
  retryLimit: kind.retries ?? 5,
  retryBackoff: true,
  expireInSeconds: kind.expiresIn ?? 900,
})

/** The queues that are missing or were made with other options, by a version before. */
async function queuesToSet(boss: PgBoss, jobs: readonly Job[]): Promise<{ missing: Job[]; changed: Job[] }> {
  const there = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]))
  const missing = jobs.filter((kind) => !there.has(kind.name))
  const changed = jobs.filter((kind) => {
    const queue = there.get(kind.name) as Partial<QueueOptions> | undefined
    const wanted = optionsOf(kind)
    return queue && (Object.keys(wanted) as (keyof QueueOptions)[]).some((name) => queue[name] !== wanted[name])
  })
  return { missing, changed }
}

/**
 * Brings the queues and their schedules to what the jobs declare. Processes take turns only where something is to be
 * made: making a queue adds a partition, and two of these at a time can wait for each other for ever.
 */
async function setUp(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  await boss.start()
  const { missing, changed } = await queuesToSet(boss, jobs)
  if (missing.length > 0 || changed.length > 0) {
    const connection = await openConnection()
    try {
      const what = 'setting up the job queues'
      await inTurn(connection, SETUP_LOCK, () => setQueues(boss, jobs), { what, say: (line) => log().info(line) })
    } finally {
      await connection.end()
    }
  }
  const scheduled = new Map((await boss.getSchedules()).map(({ name, cron }) => [name, cron]))
  for (const kind of jobs) {
    const cron = scheduled.get(kind.name)
    if (kind.every && cron !== kind.every) await boss.schedule(kind.name, kind.every, {}, { tz: 'UTC' })
    if (!kind.every && cron) await boss.unschedule(kind.name)
  }
}

async function setQueues(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  // Read again: what was missing may have been made while this process waited for its turn.
  const { missing, changed } = await queuesToSet(boss, jobs)
  for (const kind of missing) await boss.createQueue(kind.name, { name: kind.name, ...optionsOf(kind) })
  for (const kind of changed) await boss.updateQueue(kind.name, { name: kind.name, ...optionsOf(kind) })
}

/** What of an error the queue can write down, whatever is in its text. */
const storableError = (error: unknown): Error =>
  new Error(storable(error instanceof Error ? error.message : String(error)))

/** Does one job, and says in the log when it fails: the queue itself only writes it down. */
async function perform(kind: Job, one: PgBoss.Job<unknown>): Promise<void> {
  try {
    const data = one.data ?? {}
    if (kind.apart?.(data)) await runApart({ job: kind.name, data })
    else await asJob(() => kind.run(data))
  } catch (error) {
    log().error({ job: kind.name, id: one.id, err: error }, 'a job failed; it is tried again while it has tries left')
    throw storableError(error)
  }
}

/**
 * Starts the queue and works on every job of the rooms until stopped.
 * @param signal gives up a start that waits for the database
 * @returns a function that finishes what is running and stops
 * @throws Error where the queue cannot be set up
 */
export async function startJobs(jobs: readonly Job[], signal?: AbortSignal): Promise<() => Promise<void>> {
  setJobsStopping(false)
  const database = new QueueDatabase()
  const boss = new PgBoss({ db: database, schema: 'jobs' })
  boss.on('error', (error) => log().warn({ err: error }, 'job queue'))
  const end = async () => {
    database.stopWaiting()
    try {
      await boss.stop({ graceful: true, timeout: 10_000 })
    } finally {
      await database.close()
    }
  }
  const workers = new Map<string, string>()
  const giveUp = () => database.stopWaiting()
  signal?.addEventListener('abort', giveUp)
  try {
    await setUp(boss, jobs)
    for (const kind of jobs) {
      const worker = await boss.work(kind.name, { pollingIntervalSeconds: LOOK_EVERY_S }, async ([one]) => {
        try {
          if (one) await perform(kind, one)
        } finally {
          // Where one was, more may wait.
          boss.notifyWorker(worker)
        }
      })
      workers.set(kind.name, worker)
    }
  } catch (error) {
    await end().catch(() => undefined)
    throw error
  } finally {
    signal?.removeEventListener('abort', giveUp)
  }
  const stopRelay = relayForever(boss, database, workers)
  return async () => {
    setJobsStopping(true)
    await stopRelay()
    await end()
  }
}

/**
 * `startJobs` as soon as the database lets it, in the background: a server answers meanwhile, and a worker outlives a
 * database that is away when it starts.
 * @param onReady called once the jobs run
 * @returns a function that stops waiting, or the jobs
 */
export function startJobsWhenPossible(
  jobs: readonly Job[],
  onReady: () => void = () => undefined,
): () => Promise<void> {
  const stopping = new AbortController()
  let stop: (() => Promise<void>) | undefined
  const trying = (async () => {
    while (!stopping.signal.aborted) {
      try {
        stop = await startJobs(jobs, stopping.signal)
        onReady()
        return
      } catch (error) {
        if (stopping.signal.aborted) return
        log().warn({ err: error }, 'the job queue could not be started; trying again')
        await delay(START_AGAIN_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
  })()
  return async () => {
    stopping.abort()
    await trying
    await stop?.()
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
