import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { canReach, databaseAccount } from './account.mjs'
import { shippedBinaries, usableBinaries } from './binaries.mjs'
import { Stop } from './say.mjs'
import { runningServer, stopServer } from './server.mjs'
import { readState } from './state.mjs'

/** Where root keeps what an unprivileged PostgreSQL could not reach otherwise. */
const common = '/var/lib/soundings'

/**
 * Where this DATA_DIR's PostgreSQL lives and who runs it: {bin, data, log, account, version}.
 * Data is in DATA_DIR itself unless we are root and the account cannot get there; then below /var/lib/soundings.
 */
export async function findPlace(dataDir, tell) {
  const state = readState(dataDir)
  refuseCopies(dataDir, state)
  const inside = join(dataDir, 'postgres')
  const outside = join(common, hash(dataDir), 'postgres')
  const current = state ? (state.directory ?? inside) : existsSync(inside) ? inside : null
  const account = databaseAccount(current ?? inside)
  const shipped = shippedBinaries()
  const staging = account ? common : dataDir
  const bin = usableBinaries(shipped, account, staging, tell)

  const reachable = account === null || opened(dataDir, account)
  let data = current ?? (reachable ? inside : outside)
  if (data === inside && !reachable) {
    tell(`Moving the database to ${outside}: ${dataDir} cannot be reached by uid ${account.uid}`)
    move(inside, outside)
    data = outside
  }
  if (current === null && data === outside) await setAside(outside, tell)
  if (data !== inside) mkdirSync(dirname(data), { recursive: true, mode: 0o711 })
  return { bin, data, account, version: shipped.version, log: join(dataDir, 'postgres.log') }
}

const hash = (dataDir) => createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 16)

/** Whether the account can enter DATA_DIR. Where only the folder's own mode is in the way and it is ours, let others pass (not list) it. */
function opened(dataDir, account) {
  if (canReach(account, dataDir, 'x')) return true
  const isOurs = readdirSync(dataDir).every((name) => /^(database\.|users$|postgres|nextauth-secret)/.test(name))
  if (!isOurs || !canReach(account, dirname(dataDir), 'x')) return false
  chmodSync(dataDir, 0o711)
  return canReach(account, dataDir, 'x')
}

function move(from, to) {
  if (!existsSync(from)) return
  mkdirSync(dirname(to), { recursive: true, mode: 0o711 })
  try {
    renameSync(from, to)
  } catch (error) {
    if (error.code !== 'EXDEV') throw error
    const partial = `${to}.moving`
    rmSync(partial, { recursive: true, force: true })
    const copied = spawnSync('cp', ['-a', from, partial], { encoding: 'utf8' })
    if (copied.status !== 0) throw new Stop(`Could not copy the database to ${to}: ${copied.stderr}`)
    spawnSync('sync')
    renameSync(partial, to)
    rmSync(from, { recursive: true })
  }
}

/** Data staged for a DATA_DIR that was deleted since: a new DATA_DIR means a new database, yet nothing is destroyed. */
async function setAside(data, tell) {
  const left = runningServer(data)
  if (left) await stopServer(left.pid)
  if (!existsSync(data)) return
  const aside = `${dirname(data)}-${new Date().toISOString().replace(/[:.]/g, '')}`
  tell(`This DATA_DIR is new; the database of an earlier one at its place is kept in ${aside}`)
  renameSync(dirname(data), aside)
}

/** A copied DATA_DIR whose data lives elsewhere would share (and fight over) one database with the original. */
function refuseCopies(dataDir, state) {
  const { directory, home } = state ?? {}
  if (!directory || home === realpathSync(dataDir) || readState(home)?.directory !== directory) return
  throw new Stop(
    `${dataDir} is a copy of ${home}; both would use the database in ${directory}. Copy data with "hub backup" and "hub restore".`,
  )
}
