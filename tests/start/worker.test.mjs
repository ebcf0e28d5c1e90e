import pg from 'pg'
import { expect, test } from 'vitest'
import { until } from '../../bin/lib/processes.mjs'
import { openThrowaway } from '../../bin/lib/throwaway.mjs'
import { onEnd, program, query } from './helpers.mjs'
import { freePort, openForwarder } from './servers.mjs'

test('a worker lives on whose job fails with the database, and notes it once the database is back', async () => {
  const database = await openThrowaway()
  onEnd(database.close)
  const direct = new URL(database.url)
  const address = await openForwarder(Number(direct.port))
  const url = new URL(database.url)
  url.port = String(address.port)
  const env = { DATABASE_URL: url.href, BASE_URL: 'http://127.0.0.1', NEXTAUTH_SECRET: 'x'.repeat(32) }
  const worker = program(['bin/worker.mjs'], { env })
  // Told to stop it takes its own process along; killed, it would leave one that asks for its database without end.
  onEnd(() => worker.child.kill() && until(() => worker.child.exitCode !== null, 10_000))
  await worker.line(/worker is ready/, 110_000)

  // The job stands in the middle of its work, at a table that this connection holds.
  const holder = new pg.Client({ connectionString: database.url })
  await holder.connect()
  onEnd(() => holder.end())
  await holder.query('BEGIN; LOCK TABLE "Survey"')
  const promise = `INSERT INTO "Outbox" (job, data) VALUES ('surveys.close-full', '{}')`
  await query(database.url, promise)
  const waits = `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`
  expect(await until(async () => (await query(database.url, waits)).length > 0, 60_000)).toBe(true)
  // Nobody listens there: neither the job nor the note that it failed comes through.
  address.lead(await freePort())
  await worker.logged(/a job failed/)
  await worker.logged(/the job queue waits for the database/)
  await holder.query('ROLLBACK')
  address.lead(Number(direct.port))

  await query(database.url, promise)
  const open = `SELECT state::text FROM jobs.job WHERE name = 'surveys.close-full' AND state <> 'completed'`
  const isDone = async () =>
    (await query(database.url, `SELECT 1 FROM "Outbox" UNION ALL ${open.replace('state::text', '1')}`)).length === 0
  expect(await until(isDone, 60_000), `${await query(database.url, open)} ${worker.lines.slice(-5)}`).toBe(true)
  expect(worker.child.exitCode).toBeNull()
  // Each step has its own patience, which together are longer than that of other tests.
}, 420_000)
