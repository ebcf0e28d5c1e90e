import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { until } from '../../bin/lib/processes.mjs'
import { onEnd, program, query } from './helpers.mjs'
import { freePort, openForwarder, openPair, serverPrograms } from './servers.mjs'

const there = serverPrograms()
if (!there) console.log('No PostgreSQL server programs (Debian: postgresql): the test of a failover is left out.')

/** Ask without end, so many at a time, until told to stop; every answer is kept by its status. */
function load(count, pause, ask) {
  const answers = []
  let stopped = false
  const asking = Array.from({ length: count }, async () => {
    while (!stopped) {
      answers.push(await ask().catch((error) => ({ status: 0, error })))
      await wait(pause)
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
  'three failovers in a row under load lose no acknowledged write and answer no 500',
  async () => {
    let { primary, standby, rebuild } = await openPair()
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
    await hub.line(/^Soundings is ready/, 300_000)
    const worker = program(['bin/worker.mjs'], { env })
    // Told to stop it takes its own process along; killed, it would leave one that asks for its database without end.
    onEnd(() => worker.child.kill() && until(() => worker.child.exitCode !== null, 10_000))
    await worker.line(/worker is ready/, 300_000)
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
    const list = async () => {
      const response = await fetch(`${origin}/api/v1/roadmap/items?limit=5`, {
        headers: { authorization: `Bearer ${token}` },
      })
      return { status: response.status, retry: response.headers.get('retry-after'), text: await response.text() }
    }
    const page = async () => {
      const response = await fetch(`${origin}/sign-in`, { headers: { accept: 'text/html' } })
      return { status: response.status, text: await response.text() }
    }
    const health = async () => {
      const response = await fetch(`${origin}/api/health`)
      return { ...(await response.json()), status: response.status }
    }
    // One person may ask six hundred times a minute; these are fewer, so that nobody is told to wait.
    const [writes, lists, pages] = [load(4, 600, write), load(2, 700, list), load(4, 250, page)]
    const more = async (count) => {
      const before = acknowledged.length
      expect(await until(() => acknowledged.length >= before + count, 120_000)).toBe(true)
    }

    const away = () => [...writes.answers, ...lists.answers].filter(({ status }) => status === 503)
    await more(10)
    for (let round = 1; round <= 3; round += 1) {
      // The address leads to the standby before it is promoted, as it does when whatever moves it is faster.
      const before = away().length
      primary.kill()
      address.lead(standby.port)
      const readOnly = { status: 503, reason: 'The database is read-only: nothing can be saved.' }
      const seen = await until(async () => {
        const now = await health()
        return now.reason === readOnly.reason && now
      }, 60_000)
      expect(seen, `round ${round}`).toMatchObject(readOnly)
      expect((await fetch(`${origin}/api/health/live`)).status).toBe(200)
      // Promoted only once the load has met it: a fast machine is through with it before the next request.
      expect(await until(() => away().length > before, 60_000), `round ${round}: the load meets the failover`).toBe(
        true,
      )
      standby.promote()
      // Until the other server follows, commits wait: then they are answered, and on both.
      await rebuild(primary, standby)
      ;[primary, standby] = [standby, primary]
      await more(10)
      expect(await until(async () => (await health()).status === 200, 60_000)).toBe(true)
      // The worker goes on too: what is promised now is done.
      await query(url, `INSERT INTO "Outbox" (job, data) VALUES ('surveys.close-full', '{}')`)
      const isDone = await until(async () => (await query(url, 'SELECT 1 FROM "Outbox"')).length === 0, 120_000)
      const said = worker.child.exitCode === null ? worker.lines.slice(-3) : (await worker.ended).errors
      expect(isDone, `round ${round}: the worker (exit ${worker.child.exitCode}): ${said}`).toBe(true)
    }
    await Promise.all([writes, lists, pages].map((one) => one.stop()))

    const [{ timeline }] = await query(url, 'SELECT timeline_id AS timeline FROM pg_control_checkpoint()')
    expect(timeline, 'each promotion begins a timeline').toBe(4)
    const kept = (await query(url, 'SELECT title FROM "RoadmapItem"')).map((row) => row.title)
    expect(acknowledged.filter((title) => kept.filter((one) => one === title).length !== 1)).toEqual([])
    const answers = [...writes.answers, ...lists.answers, ...pages.answers]
    const odd = answers.filter(({ status }) => ![200, 201, 503].includes(status))
    expect(odd).toEqual([])
    expect(away().filter(({ retry }) => retry === null)).toEqual([])
    expect(worker.child.exitCode).toBeNull()
  },
  900_000,
)
