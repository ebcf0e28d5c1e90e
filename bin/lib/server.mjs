import { spawn, spawnSync } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { isRunning, until } from './processes.mjs'
import { Stop } from './say.mjs'

/** The role that owns the embedded database. */
export const role = 'soundings'
const environment = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
const speedOverSafety = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/** Make a new cluster at `data`; it appears there whole or not at all. `place` is {bin, data, log, account, durable}. */
export function initialize({ bin, data, account, durable }, password) {
  const partial = `${data}.new`
  const secret = `${data}.password`
  rmSync(partial, { recursive: true, force: true })
  rmSync(secret, { force: true })
  mkdirSync(partial, { recursive: true, mode: 0o700 })
  writeFileSync(secret, password, { mode: 0o600 })
  if (account) for (const path of [partial, secret]) chownSync(path, account.uid, account.gid)
  const options = [
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ]
  const made = spawnSync(
    join(bin, 'bin/initdb'),
    ['-D', partial, '-U', role, `--pwfile=${secret}`, ...options, ...(durable ? [] : ['--no-sync'])],
    { ...account, cwd: '/', env: environment, encoding: 'utf8' },
  )
  rmSync(secret)
  if (made.status !== 0)
    throw new Stop(`PostgreSQL could not make its data folder.\n${made.error?.message ?? made.stderr}`)
  renameSync(partial, data)
}

/** The running server of a data folder as {pid, port, ready}, from its own pid file; null when there is none. */
export function runningServer(data) {
  const found = pidFile(data)
  return found && isRunning(found.pid) && isServerOf(found.pid, data) ? found : null
}

function pidFile(data) {
  try {
    // PostgreSQL writes: pid, data folder, start time, port, socket folder, address, shared memory key, status.
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}

/** A process id lives on in another program after a restart of the machine; only a server of this folder counts. */
function isServerOf(pid, data) {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data)
    } catch {
      return false
    }
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(data)
}

/**
 * Start the server of a data folder and wait until it takes connections, after recovering from a crash if there was
 * one. Answers {pid, port}; the preferred port is kept when it is free. The server outlives this process.
 */
export async function startServer(place, preferredPort, { insistOnPort = false } = {}) {
  let port = preferredPort && (insistOnPort || (await isFree(preferredPort))) ? preferredPort : await freePort()
  const deadline = Date.now() + 60_000
  for (;;) {
    const { pid, complaint } = await launch(place, port)
    if (pid) return { pid, port }
    // Another program took the port in this moment, or a killed server's last processes are still leaving.
    const mayPass = /Address already in use|shared memory block|lock file "postmaster.pid"/.test(complaint)
    if (!mayPass || Date.now() > deadline)
      throw new Stop(`PostgreSQL did not start. Its last words (${place.log}):\n${complaint}`)
    if (/Address already in use/.test(complaint) && !insistOnPort) port = await freePort()
    await until(() => false, 250)
  }
}

async function launch({ bin, data, log, account, durable }, port) {
  const left = pidFile(data)
  if (left && !runningServer(data)) rmSync(join(data, 'postmaster.pid'))
  const settings = [
    ...[
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'timezone=UTC',
      'log_timezone=UTC',
      'log_checkpoints=off',
    ],
    ...(durable ? [] : speedOverSafety),
  ]
  const from = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  const output = openSync(log, 'a', 0o600)
  const child = spawn(
    join(bin, 'bin/postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    {
      ...account,
      cwd: '/',
      env: environment,
      // A group of its own: Ctrl-C in the terminal is for the app, which stops the database after its last request.
      detached: true,
      stdio: ['ignore', output, output],
    },
  )
  closeSync(output)
  child.unref()
  let failure = null
  child.on('error', (error) => (failure = error))
  child.on('exit', (code) => (failure ??= new Error(`exit code ${code}`)))
  const isReady = () => {
    const found = pidFile(data)
    return found?.pid === child.pid && found.ready
  }
  await until(() => failure || isReady(), 300_000)
  if (!failure && isReady()) return { pid: child.pid }
  if (!failure) child.kill('SIGINT')
  return {
    complaint: readFileSync(log).subarray(from).toString().trim().split('\n').slice(-8).join('\n') || failure?.message,
  }
}

/**
 * Stop a server and wait until it is gone. Sessions that are just saying goodbye get a second for it; then whatever has
 * not been committed is rolled back.
 */
export async function stopServer(pid) {
  const [smart, fast, immediate] = ['SIGTERM', 'SIGINT', 'SIGQUIT']
  for (const [signal, patience] of [
    [smart, 1000],
    [fast, 30_000],
    [immediate, 10_000],
  ]) {
    if (!isRunning(pid)) return
    process.kill(pid, signal)
    if (await until(() => !isRunning(pid), patience, 10)) return
  }
  throw new Stop(`PostgreSQL (process ${pid}) does not stop.`)
}

/** A free port below those that systems hand to outgoing connections, which could take it while the database restarts. */
async function freePort() {
  for (let tries = 0; tries < 200; tries += 1) {
    const port = 15_000 + Math.floor(Math.random() * 17_000)
    if (await isFree(port)) return port
  }
  throw new Stop('No free port for PostgreSQL between 15000 and 32000.')
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

/** A `Stop` when the data was made by another major version than the binaries'. */
export function checkVersion(data, version) {
  const made = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  const major = version.split('.')[0]
  if (made === major) return
  throw new Stop(
    `The data in ${dirname(data)} was made by PostgreSQL ${made}; this version of Soundings carries ${major}. ` +
      'Start the earlier version, make a backup (npm run hub -- backup FILE), and restore it into a new DATA_DIR.',
  )
}

/** Whether a cluster is there. */
export const isInitialized = (data) => existsSync(join(data, 'PG_VERSION'))
