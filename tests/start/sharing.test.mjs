import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withLock } from '../../bin/lib/lock.mjs'
import { openDatabase } from '../../bin/lib/postgres.mjs'
import { identity, isRunning } from '../../bin/lib/processes.mjs'
import { query, temporaryFolder, writer } from './helpers.mjs'

test('data outlives a stop, and the next start uses the same port and password', async () => {
  const dataDir = temporaryFolder()
  const first = await openDatabase({ dataDir, durable: false })
  await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS n')
  await first.close()
  expect(isRunning(first.pid())).toBe(false)

  const second = await openDatabase({ dataDir, durable: false })
  expect(second.url).toBe(first.url)
  expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
  await second.close()
})

test('two starts at once on one new DATA_DIR share one server, and the last to leave stops it', async () => {
  const dataDir = temporaryFolder()
  const both = [writer(dataDir), writer(dataDir)]
  const [one, other] = await Promise.all(both.map((writing) => writing.line(/^open /)))
  expect(one).toBe(other)
  const pid = Number(one.split(' ')[1])
  await Promise.all(both.map((writing) => writing.line(/^written 5$/)))

  both[0].child.kill('SIGTERM')
  expect(await both[0].ended).toMatchObject({ code: 0 })
  expect(isRunning(pid)).toBe(true)
  both[1].child.kill('SIGTERM')
  expect(await both[1].ended).toMatchObject({ code: 0 })
  expect(isRunning(pid)).toBe(false)
  expect(readdirSync(join(dataDir, 'users'))).toEqual([])
})

test('a killed user is not waited for', async () => {
  const dataDir = temporaryFolder()
  const writing = writer(dataDir)
  await writing.line(/^written 5$/)
  const second = await openDatabase({ dataDir, durable: false })
  writing.child.kill('SIGKILL')
  await writing.ended
  await second.close()
  expect(isRunning(second.pid())).toBe(false)
})

test('what DATA_DIR keeps is for its owner only', async () => {
  const dataDir = temporaryFolder()
  const database = await openDatabase({ dataDir, durable: false })
  for (const name of ['database.json', 'postgres.log']) expect(statSync(join(dataDir, name)).mode & 0o077).toBe(0)
  expect(statSync(join(dataDir, 'postgres')).mode & 0o077).toBe(0)
  await expect(query(database.url.replace(/:[0-9a-f]{48}@/, ':guess@'), 'SELECT 1')).rejects.toThrow(/password/)
  await database.close()
})

test('a pid file that names another program does not block the start', async () => {
  const dataDir = temporaryFolder()
  const first = await openDatabase({ dataDir, durable: false })
  await first.close()
  writeFileSync(
    join(first.place.data, 'postmaster.pid'),
    `${process.pid}\n${first.place.data}\n1\n5432\n\n127.0.0.1\n\nready\n`,
  )
  const second = await openDatabase({ dataDir, durable: false })
  expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await second.close()
})

test('DATABASE_URL is used as it is, and nothing is started', async () => {
  const dataDir = temporaryFolder()
  const database = await openDatabase({ dataDir, databaseUrl: 'postgresql://db.example/soundings' })
  expect(database).toMatchObject({ kind: 'external', url: 'postgresql://db.example/soundings' })
  await database.close()
  expect(readdirSync(dataDir)).toEqual([])
})

test('a lock lets one in at a time and passes over a dead holder', async () => {
  const file = join(temporaryFolder(), 'lock')
  writeFileSync(file, identity().replace(/ .*/, ' 1'))
  let inside = 0
  let most = 0
  const work = async () => {
    inside += 1
    most = Math.max(most, inside)
    await new Promise((resolve) => setImmediate(resolve))
    inside -= 1
  }
  await Promise.all(Array.from({ length: 8 }, () => withLock(file, work)))
  expect(most).toBe(1)
  await expect(withLock(file, () => withLock(file, work, { milliseconds: 100 }))).rejects.toThrow(/has held/)
})
