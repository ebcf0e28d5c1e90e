import { expect, test } from 'vitest'
import { openDatabase } from '../../bin/lib/postgres.mjs'
import { isRunning, until } from '../../bin/lib/processes.mjs'
import { query, queryWhenUp, temporaryFolder, writer } from './helpers.mjs'

const acknowledged = ({ lines }) =>
  lines.filter((line) => line.startsWith('written ')).map((line) => Number(line.slice(8)))
const serverOf = async (writing) => {
  const [, pid, url] = (await writing.line(/^open /)).split(' ')
  return { pid: Number(pid), url }
}
/** Every number whose commit was confirmed is there. */
async function expectNothingLost(url, writing) {
  const promised = acknowledged(writing)
  expect(promised.length).toBeGreaterThan(40)
  const kept = new Set((await queryWhenUp(url, 'SELECT n FROM written')).map((row) => row.n))
  expect(promised.filter((n) => !kept.has(n))).toEqual([])
}

test('a killed app leaves its database to the next start', async () => {
  const dataDir = temporaryFolder()
  const writing = writer(dataDir)
  const { pid, url } = await serverOf(writing)
  await writing.line(/^written 50$/)
  writing.child.kill('SIGKILL')
  await writing.ended
  expect(isRunning(pid)).toBe(true)

  const next = await openDatabase({ dataDir })
  expect(next.pid()).toBe(pid)
  expect(next.url).toBe(url)
  await expectNothingLost(url, writing)
  await next.close()
  expect(isRunning(pid)).toBe(false)
})

test('a killed database is started again on its port while the app lives', async () => {
  const dataDir = temporaryFolder()
  const writing = writer(dataDir)
  const { pid, url } = await serverOf(writing)
  await writing.line(/^written 50$/)
  process.kill(pid, 'SIGKILL')
  await writing.line(/^broken /)
  await expectNothingLost(url, writing)
  writing.child.kill('SIGTERM')
  expect(await writing.ended).toMatchObject({ code: 0 })
})

test('the next start recovers after both were killed', async () => {
  const dataDir = temporaryFolder()
  const writing = writer(dataDir)
  const { pid, url } = await serverOf(writing)
  await writing.line(/^written 50$/)
  writing.child.kill('SIGKILL')
  process.kill(pid, 'SIGKILL')
  await writing.ended

  const next = await openDatabase({ dataDir })
  expect(next.pid()).not.toBe(pid)
  expect(next.url).toBe(url)
  await expectNothingLost(url, writing)
  await next.close()
})

test('one killed connection does not stop anyone from joining', async () => {
  const dataDir = temporaryFolder()
  const first = await openDatabase({ dataDir })
  const held = query(first.url, 'SELECT pg_sleep(600)').catch((error) => error)
  const [victim] = await until(async () => {
    const rows = await query(
      first.url,
      "SELECT pid FROM pg_stat_activity WHERE query LIKE '%pg_sleep(600)' AND pid <> pg_backend_pid()",
    )
    return rows.length > 0 && rows
  }, 60_000)
  process.kill(victim.pid, 'SIGKILL')
  const second = await openDatabase({ dataDir })
  expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  expect(await held).toBeInstanceOf(Error)
  await second.close()
  await first.close()
})
