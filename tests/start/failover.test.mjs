import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { until } from '../../bin/lib/processes.mjs'
import { program, query } from './helpers.mjs'
import { freePort, openForwarder, openPair, serverPrograms } from './servers.mjs'

const there = serverPrograms()
if (!there) console.log('No PostgreSQL server programs (Debian: postgresql): the test of a failover is left out.')

/** Ask without end until told to stop; every answer is kept by its status. */
function load(ask) {
  const answers = []
  let stopped = false
  const asking = Array.from({ length: 4 }, async () => {
    while (!stopped) {
      answers.push(await ask().catch((error) => ({ status: 0, error })))
      // One person may ask six hundred times a minute.
      await wait(250)
    }
  })
  return {
    answers,
    stop: async () => {
      stopped = true
      await Promise.all(asking)
    },
  }
}

test.skipIf(!there)(
  'a failover under load loses no acknowledged write and answers no 500',
  async () => {
    const { primary, standby } = await openPair()
    const address = await openForwarder(primary.port)
    const url = `postgresql://postgres@127.0.0.1:${address.port}/postgres`
    const port = await freePort()
    const origin = `http://127.0.0.1:${port}`
    const env = {
      PORT: String(port),
      BASE_URL: origin,
      DATABASE_URL: url,
      SEED: 'none',
      JOBS: 'off',
      NEXTAUTH_SECRET: 'x'.repeat(32),
      LISTEN_HOST: '127.0.0.1',
    }
    const hub = program(['bin/start.mjs'], { env })
    await hub.line(/^Soundings is ready/)
    const worker = program(['bin/worker.mjs'], { env })
    await worker.line(/worker is ready/)
    const made = program(['bin/hub.mjs', 'token', 'create', '--email', 'pm@hub.test', '--role', 'pm', '--json'], {
      env,
    })
    const { token } = JSON.parse((await made.ended).lines.at(-1))

    const acknowledged = []
    let n = 0
    const write = async () => {
      const title = `item ${(n += 1)}`
      const response = await fetch(`${origin}/api/v1/roadmap/items`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ title, impact: 1, effort: 1, kind: 'docs' }),
      })
      await response.text()
      if (response.status === 201) acknowledged.push(title)
      return { status: response.status, retry: response.headers.get('retry-after') }
    }
    const page = async () => {
      const response = await fetch(`${origin}/sign-in`, { headers: { accept: 'text/html' } })
      return { status: response.status, text: await response.text() }
    }
    const writes = load(write)
    const pages = load(page)
    expect(await until(() => acknowledged.length > 20, 20_000)).toBe(true)

    // The address leads to the standby before it is promoted, as it does when whatever moves it is faster.
    primary.kill()
    address.lead(standby.port)
    await wait(1_500)
    const health = await fetch(`${origin}/api/health`)
    expect([health.status, (await health.json()).reason]).toEqual([
      503,
      'The database is read-only: nothing can be saved.',
    ])
    expect((await fetch(`${origin}/api/health/live`)).status).toBe(200)
    standby.promote()
    await query(standby.url, `ALTER SYSTEM SET synchronous_standby_names = ''`)
    await query(standby.url, 'SELECT pg_reload_conf()')

    const before = acknowledged.length
    expect(await until(() => acknowledged.length > before + 20, 30_000)).toBe(true)
    await writes.stop()
    await pages.stop()

    const kept = new Set((await query(url, 'SELECT title FROM "RoadmapItem"')).map((row) => row.title))
    expect(acknowledged.filter((title) => !kept.has(title))).toEqual([])
    const statuses = [...new Set([...writes.answers, ...pages.answers].map((answer) => answer.status))]
    expect(statuses.filter((status) => ![200, 201, 429, 503].includes(status))).toEqual([])
    expect(writes.answers.filter(({ status, retry }) => status === 503 && retry === null)).toEqual([])
    expect((await fetch(`${origin}/api/health`)).status).toBe(200)

    // The worker goes on too: what is promised now is done.
    await query(url, `INSERT INTO "Outbox" (job, data) VALUES ('surveys.close-full', '{}')`)
    expect(await until(async () => (await query(url, 'SELECT 1 FROM "Outbox"')).length === 0, 20_000)).toBe(true)
    expect(worker.child.exitCode).toBeNull()
  },
  180_000,
)
