import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { asJob, closeDb, db, limitStatements, openConnection, pool, transaction } from '@/lib/server/db'
import { rescoreAllInsightsJob } from '@/lib/insights/jobs'
import { drainOutbox, startJobs } from '@/lib/server/job-runner'
import { enqueue, job } from '@/lib/server/jobs'
import { QueueDatabase } from '@/lib/server/queue-database'

const done: string[] = []
const note = job({
  name: 'test.note',
  data: z.object({ text: z.string() }),
  load:
    async () =>
    async ({ text }) =>
      void done.push(text),
})

let stop: (() => Promise<void>) | undefined
afterEach(async () => {
  await stop?.()
  stop = undefined
  done.length = 0
  await db.outbox.deleteMany()
})

test('work is promised in the transaction that causes it, or not at all', async () => {
  const failing = transaction(async (tx) => {
    await enqueue(tx, note, { text: 'never' })
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')
  expect(await db.outbox.count()).toBe(0)
  await transaction((tx) => enqueue(tx, note, { text: 'once' }))
  expect(await drainOutbox([note])).toBe(1)
  expect(done).toEqual(['once'])
  expect(await drainOutbox([note])).toBe(0)
})

test('work that is not due yet stays', async () => {
  const due = new Date('2030-01-01T00:00:00Z')
  await transaction((tx) => enqueue(tx, note, { text: 'later' }, { runAt: due }))
  expect(await drainOutbox([note], new Date('2029-12-31T23:59:59Z'))).toBe(0)
  expect(await drainOutbox([note], due)).toBe(1)
})

test('the queue takes promised work over and repeats what failed', async () => {
  let attempts = 0
  let finished = () => {}
  const ran = new Promise<void>((resolve) => (finished = resolve))
  const flaky = job({
    name: 'test.flaky',
    data: z.object({ n: z.number() }),
    load: async () => async () => {
      attempts += 1
      if (attempts === 1) throw new Error('the first time fails')
      finished()
    },
  })
  stop = await startJobs([note, flaky])
  await transaction((tx) => enqueue(tx, flaky, { n: 1 }))
  await ran
  expect(attempts).toBe(2)
  expect(await db.outbox.count()).toBe(0)
})

test('what is due later, and what waits behind another, is not left to the rare look of its queue', async () => {
  stop = await startJobs([note])
  await transaction(async (tx) => {
    for (const text of ['one', 'two', 'three']) await enqueue(tx, note, { text })
    await enqueue(tx, note, { text: 'later' }, { runAt: new Date(Date.now() + 2_000) })
  })
  // Each queue looks for itself once in thirty seconds.
  await expect.poll(() => [...done].sort(), { timeout: 20_000 }).toEqual(['later', 'one', 'three', 'two'])
})

test('queues without work ask the database together, not each for itself', async () => {
  const kinds = Array.from({ length: 20 }, (_, i) =>
    job({ name: `test.idle-${i}`, data: z.object({}), load: async () => async () => undefined }),
  )
  stop = await startJobs(kinds)
  await delay(2_000)
  const asked = vi.spyOn(QueueDatabase.prototype, 'executeSql')
  await delay(4_000)
  expect(asked.mock.calls.length).toBeGreaterThan(0)
  expect(asked.mock.calls.length).toBeLessThan(kinds.length)
  asked.mockRestore()
})

const jobsOf = async (name: string) =>
  (
    await pool().query<{ state: string; key: string | null }>(
      `SELECT state::text, singleton_key AS key FROM jobs.job WHERE name = $1 ORDER BY created_on`,
      [name],
    )
  ).rows

test('of one key one promise waits at a time, also when they are made one after the other', async () => {
  const ran: string[] = []
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  const slow = job({
    name: 'test.keyed',
    data: z.object({ text: z.string() }),
    load:
      async () =>
      async ({ text }) => {
        ran.push(text)
        await held
      },
  })
  const promise = (text: string, key?: string) =>
    transaction((tx) => enqueue(tx, slow, { text }, key === undefined ? {} : { key }))
  stop = await startJobs([slow])
  await promise('first', 'k')
  await expect.poll(() => ran, { timeout: 30_000 }).toEqual(['first'])
  // While the first runs, one more of its key may wait: what it read may be old. The third finds the second waiting.
  await promise('second', 'k')
  await promise('third', 'k')
  await promise('without a key')
  await promise('without a key')
  await expect.poll(() => db.outbox.count(), { timeout: 30_000 }).toBe(0)
  const all = await jobsOf('test.keyed')
  expect(all.filter(({ key }) => key === 'k')).toHaveLength(2)
  expect(all.filter(({ key }) => key !== 'k')).toHaveLength(2)
  release()
  await expect.poll(() => ran.length, { timeout: 30_000 }).toBe(4)
})

test('a promise of an unknown kind waits for a process that knows it', async () => {
  const later = job({
    name: 'test.newer',
    data: z.object({}),
    load: async () => async () => void done.push('newer'),
  })
  stop = await startJobs([note])
  await transaction(async (tx) => {
    await enqueue(tx, later, {})
    await enqueue(tx, note, { text: 'known' })
  })
  await expect.poll(() => done, { timeout: 30_000 }).toEqual(['known'])
  expect(await db.outbox.findMany({ select: { job: true } })).toEqual([{ job: 'test.newer' }])
  await stop()
  stop = await startJobs([note, later])
  await expect.poll(() => done, { timeout: 30_000 }).toEqual(['known', 'newer'])
})

test('changed options reach a queue that is there', async () => {
  const options = async () =>
    (
      await pool().query(
        `SELECT policy, retry_limit AS retries, expire_seconds AS expires FROM jobs.queue WHERE name = 'test.options'`,
      )
    ).rows[0]
  const declared = (retries: number, expiresIn: number) =>
    job({ name: 'test.options', data: z.object({}), load: async () => async () => undefined, retries, expiresIn })
  stop = await startJobs([declared(1, 60)])
  expect(await options()).toEqual({ policy: 'short', retries: 1, expires: 60 })
  await stop()
  stop = await startJobs([declared(7, 120)])
  expect(await options()).toEqual({ policy: 'short', retries: 7, expires: 120 })
})

test('two processes may set the queues up at once', async () => {
  const kinds = Array.from({ length: 8 }, (_, n) =>
    job({ name: `test.many-${n}`, data: z.object({}), load: async () => async () => undefined }),
  )
  const stops = await Promise.all([startJobs(kinds), startJobs(kinds), startJobs(kinds)])
  for (const end of stops) await end()
})

test('the relay and the queue outlive a server that closes every connection', async () => {
  stop = await startJobs([note])
  const cut = async () => {
    const own = await openConnection()
    try {
      await own.query('BEGIN')
      // The relay stands in the middle of its transaction when its connection goes.
      await own.query('LOCK TABLE "Outbox"')
      await delay(800)
      await own.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      )
    } finally {
      await own.end()
    }
  }
  await cut()
  await expect
    .poll(
      () =>
        transaction((tx) => enqueue(tx, note, { text: 'after' })).then(
          () => 'promised',
          () => 'away',
        ),
      { timeout: 30_000 },
    )
    .toBe('promised')
  await expect.poll(() => done, { timeout: 30_000 }).toContain('after')
})

test('a statement of a request has a limit, one of a job has none', async () => {
  limitStatements(300)
  await closeDb()
  await expect(pool().query('SELECT pg_sleep(5)')).rejects.toThrow(/statement timeout/)
  expect((await asJob(() => pool().query('SELECT pg_sleep(0.5)'))).rowCount).toBe(1)
  limitStatements(0)
  await closeDb()
})

test('work of a kind that is done apart runs in a process of its own, and fails with what was said there', async () => {
  const { runApart } = await import('@/lib/server/job-process')
  const own = `pid ${process.pid}`
  const { id } = await db.insight.create({ data: { id: 'apart', statement: own }, select: { id: true } })
  expect(rescoreAllInsightsJob.apart?.({})).toBe(true)
  await runApart({ job: rescoreAllInsightsJob.name, data: {} })
  // Counted there: this process has done nothing.
  expect((await db.insight.findUniqueOrThrow({ where: { id } })).counted).not.toBeNull()
  await db.insight.delete({ where: { id } })
  await expect(runApart({ job: 'no.such-job', data: {} })).rejects.toThrow('No job is named no.such-job.')
  // Two processes read all rooms, one after the other, beside whatever else runs here.
}, 300_000)
