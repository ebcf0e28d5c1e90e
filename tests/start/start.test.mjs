import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isRunning, until } from '../../bin/lib/processes.mjs'
import { runningServer } from '../../bin/lib/server.mjs'
import { onEnd, program, temporaryFolder } from './helpers.mjs'

const ready = /^Soundings is ready at (\S+)$/
const start = (port, dataDir) =>
  program(['bin/start.mjs'], {
    env: { PORT: String(port), DATA_DIR: dataDir, SEED: 'none', DATABASE_URL: '', BASE_URL: '' },
  })
const health = async (port) => {
  const response = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null)
  return response?.status === 200 && response.json()
}
async function freePort() {
  const server = createServer()
  const port = await new Promise((resolve) => server.listen(0, () => resolve(server.address().port)))
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The sign-in page as a browser gets it, and what a post as one of the demo's people answers. */
async function signIn(port) {
  const origin = `http://localhost:${port}`
  const first = await fetch(`${origin}/api/auth/csrf`)
  const { csrfToken } = await first.json()
  const cookie = first.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const page = await fetch(`${origin}/sign-in?callbackUrl=%2F`, { headers: { cookie, accept: 'text/html' } })
  const posted = await fetch(`${origin}/api/auth/callback/persona`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, email: 'ada@example.com', callbackUrl: '/' }),
  })
  return { text: await page.text(), cookies: posted.headers.getSetCookie().join() }
}

test('two servers on one DATA_DIR: one is killed with the database, the other goes on, and stops cleanly', async () => {
  const dataDir = join(temporaryFolder(), 'data')
  // Asked for at once, so that they are two.
  const ports = await Promise.all([freePort(), freePort()])
  const [one, other] = ports.map((port) => start(port, dataDir))
  expect(await one.line(ready, 110_000)).toBe(`Soundings is ready at http://localhost:${ports[0]}`)
  await other.line(ready, 110_000)
  expect(one.lines.at(-1)).toMatch(ready)
  for (const port of ports) expect(await health(port)).toMatchObject({ status: 'ok', database: 'embedded' })

  // An empty hub of one's own is no demo: it says how its first admin gets in, and lets nobody in without proof.
  const { text, cookies } = await signIn(ports[0])
  expect(text).toContain('No one is here yet')
  expect(text).toContain('npm run hub -- sign-in link --email you@example.com')
  expect(text).not.toMatch(/This is a demo|Sign in as/)
  expect(cookies).not.toContain('session-token')
  const doctor = program(['bin/hub.mjs', 'doctor', '--json'], { env: { DATA_DIR: dataDir, PORT: String(ports[0]) } })
  expect((await doctor.ended).lines.join('\n')).not.toContain('demo')

  const { pid } = runningServer(join(dataDir, 'postgres'))
  one.child.kill('SIGKILL')
  process.kill(pid, 'SIGKILL')
  await one.ended
  await until(() => !isRunning(pid), 30_000)
  expect(await until(() => health(ports[1]), 30_000)).toMatchObject({ status: 'ok' })
  // Nothing of the killed one holds its port.
  expect(await until(() => health(ports[0]), 100)).toBeNull()

  other.child.kill('SIGTERM')
  expect(await other.ended).toMatchObject({ code: 0 })
  expect(runningServer(join(dataDir, 'postgres'))).toBeNull()
  // Each step has its own patience, which together are longer than that of other tests.
}, 420_000)

test('a port in use stops the start at once, before anything is made', async () => {
  const port = await freePort()
  const holder = createServer().listen(port, '127.0.0.1')
  onEnd(() => new Promise((resolve) => holder.close(resolve)))
  const dataDir = join(temporaryFolder(), 'data')
  const { code, errors } = await start(port, dataDir).ended
  expect(code).toBe(1)
  expect(errors).toBe(
    `Port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm start\n`,
  )
  expect(existsSync(dataDir)).toBe(false)
})
