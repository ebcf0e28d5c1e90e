import { randomBytes } from 'node:crypto'
import { accessSync, constants, mkdirSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { withLock } from './lock.mjs'
import { findPlace } from './place.mjs'
import { isRunning, until } from './processes.mjs'
import { root } from './run.mjs'
import { Stop } from './say.mjs'
import { checkVersion, initialize, isInitialized, role, runningServer, startServer, stopServer } from './server.mjs'
import { countUsers, enterUsers, readState, writeState } from './state.mjs'

const database = 'soundings'

/** DATA_DIR as an absolute path: `.data` in the repository when it is not set. */
export const dataDirectory = (env = process.env) => resolve(root, env.DATA_DIR || '.data')

/**
 * The database this installation works on: the server that `databaseUrl` names, or, when there is none, an embedded
 * PostgreSQL in `dataDir`, which is started, or attached to when another process runs it already.
 *
 * Answers {url, kind: 'embedded' | 'external', close()}. While it is open a killed embedded server is started again on
 * the same port; the last user to close it stops it. `durable: false` trades crash safety for speed (tests).
 * `tell` gets progress lines. Throws a `Stop` with a reason to act on.
 */
export async function openDatabase({
  dataDir = dataDirectory(),
  databaseUrl = '',
  tell = () => {},
  durable = true,
} = {}) {
  if (databaseUrl) return { url: databaseUrl, kind: 'external', close: async () => {} }
  makeDirectory(dataDir)
  const exclusively = (work) => withLock(join(dataDir, 'database.lock'), work)

  const {
    place,
    leave,
    pid: started,
  } = await exclusively(async () => {
    const place = { ...(await findPlace(dataDir, tell)), durable }
    return { place, leave: enterUsers(dataDir), pid: await attachOrStart(dataDir, place, tell) }
  })

  let pid = started
  let closing = null
  const watch = setInterval(restartIfGone, 500).unref()
  let restarting = false
  async function restartIfGone() {
    if (restarting || closing || isRunning(pid)) return
    restarting = true
    try {
      await exclusively(async () => {
        if (!closing) pid = await attachOrStart(dataDir, place, tell, { insistOnPort: true })
      })
    } catch (error) {
      tell(`The database is down and could not be started: ${error.message}`)
    }
    restarting = false
  }

  const close = () =>
    (closing ??= exclusively(async () => {
      clearInterval(watch)
      leave()
      const server = countUsers(dataDir) === 0 && runningServer(place.data)
      if (server) await stopServer(server.pid)
    }))
  const { password, port } = readState(dataDir)
  return { url: address(password, port), kind: 'embedded', close, place, pid: () => pid }
}

const address = (password, port, name = database) => `postgresql://${role}:${password}@127.0.0.1:${port}/${name}`

/** Under the lock: the process id of a server that takes connections, whoever started it. */
async function attachOrStart(dataDir, place, tell, { insistOnPort = false } = {}) {
  const known = readState(dataDir)
  const state = known ?? { password: randomBytes(24).toString('hex') }
  // Kept before the cluster is made with it: a start that dies in between must not leave data without its password.
  const keep = (more) =>
    writeState(dataDir, { ...state, ...more, home: realpathSync(dataDir), ...elsewhere(dataDir, place) })
  if (!known) keep({})
  if (!isInitialized(place.data)) {
    tell('Making a new database')
    initialize(place, state.password)
  }
  checkVersion(place.data, place.version)

  const running = runningServer(place.data)
  if (running?.ready) {
    keep({ pid: running.pid, port: running.port })
    await ensureDatabase(state.password, running.port)
    return running.pid
  }
  // A server that a killed start left half-way (still recovering) is not ours to wait on: begin again.
  if (running) await stopServer(running.pid)
  tell(
    insistOnPort
      ? 'The database has gone away; starting it again'
      : `Starting PostgreSQL ${place.version.split('-')[0]}`,
  )
  const { pid, port } = await startServer(place, state.port, { insistOnPort })
  keep({ pid, port })
  await ensureDatabase(state.password, port)
  return pid
}

const elsewhere = (dataDir, { data }) => (data === join(dataDir, 'postgres') ? {} : { directory: data })

/** Create the database on a new cluster. Waits while a server whose worker was killed is putting itself together again. */
async function ensureDatabase(password, port) {
  const answer = await until(() => connects(address(password, port)), 60_000, 100)
  if (answer === 'yes') return
  if (!answer) throw new Stop('PostgreSQL runs but has not taken a connection for a minute.')
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: address(password, port, 'postgres') })
  await client.connect()
  await client.query(`CREATE DATABASE ${database}`)
  await client.end()
}

const noSuchDatabase = '3D000'
const cannotConnectNow = '57P03'

/** 'yes', or 'missing' when the server has no such database, or null when it takes no connections at this moment. */
async function connects(connectionString) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString })
  try {
    await client.connect()
    return 'yes'
  } catch (error) {
    if (error.code === noSuchDatabase) return 'missing'
    if (error.code === cannotConnectNow) return null
    throw error
  } finally {
    await client.end()
  }
}

function makeDirectory(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new Stop(
      `Cannot write in DATA_DIR (${dataDir}): ${error.message}. Set DATA_DIR to a folder of your own, or DATABASE_URL to a server.`,
    )
  }
}
