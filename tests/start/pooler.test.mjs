import { expect, test } from 'vitest'
import { openThrowaway } from '../../bin/lib/throwaway.mjs'
import { freePort, openPooler, poolerProgram } from './servers.mjs'
import { onEnd, program } from './helpers.mjs'

const there = poolerProgram()
if (!there) console.log('PgBouncer is not installed (Debian: pgbouncer): the tests of a pooler are left out.')

const hub = async (url, more = {}) => {
  const port = await freePort()
  const env = {
    PORT: String(port),
    BASE_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: url,
    SEED: 'none',
    LISTEN_HOST: '127.0.0.1',
    NEXTAUTH_SECRET: 'x'.repeat(32),
    ...more,
  }
  const running = program(['bin/start.mjs'], { env })
  return { ...running, origin: `http://127.0.0.1:${port}` }
}
const ready = (one) => one.line(/^Soundings is ready/, 60_000)
const stopped = async (one) => {
  one.child.kill('SIGTERM')
  return (await one.ended).code
}

test.skipIf(!there)(
  'behind a pooler in transaction mode replicas start, stop and start again in any order',
  async () => {
    const database = await openThrowaway()
    onEnd(database.close)
    const pooler = await openPooler(database.url)

    // Two at once on an empty database: one prepares it, the other waits and says so or finds it done.
    const [a, b] = [await hub(pooler.url), await hub(pooler.url)]
    await Promise.all([ready(a), ready(b)])
    for (const one of [a, b]) expect((await fetch(`${one.origin}/api/health`)).status).toBe(200)
    // Statements that run often have names, but not here: one that was prepared is in another backend at the next look.
    const looks = Array.from({ length: 60 }, (_, i) => fetch(`${[a, b][i % 2].origin}/s/nowhere`))
    expect([...new Set((await Promise.all(looks)).map(({ status }) => status))]).toEqual([404])

    expect(await stopped(a)).toBe(0)
    const c = await hub(pooler.url)
    await ready(c)
    expect(await stopped(b)).toBe(0)
    expect(await stopped(c)).toBe(0)
    // None is left: what was locked in a session of the pooler would hold the next one up for ever.
    const worker = program(['bin/worker.mjs'], { env: { DATABASE_URL: pooler.url, BASE_URL: 'http://127.0.0.1' } })
    const d = await hub(pooler.url, { JOBS: 'off' })
    await Promise.all([ready(d), worker.line(/worker is ready/)])
    expect((await fetch(`${d.origin}/api/health`)).status).toBe(200)
    // The program that starts the worker passes SIGTERM on to it; a SIGKILL would leave the worker behind.
    worker.child.kill('SIGTERM')
    d.child.kill('SIGKILL')
    await Promise.all([worker.ended, d.ended])
    const e = await hub(pooler.url)
    await ready(e)
  },
  240_000,
)

test.skipIf(!there)(
  'what a pooler cannot carry is refused in one sentence',
  async () => {
    const database = await openThrowaway()
    onEnd(database.close)
    const pooler = await openPooler(database.url)
    const refused = await hub(`${pooler.url}?statement_timeout=5000`)
    const { code, errors } = await refused.ended
    expect(code).toBe(1)
    expect(errors).toContain('does not take the setting statement_timeout. Remove it from DATABASE_URL')
    expect(errors).not.toMatch(/^\s+at /m)
  },
  60_000,
)
