import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterEach } from 'vitest'
import { until } from '../../bin/lib/processes.mjs'
import { root } from '../../bin/lib/run.mjs'
import { runningServer } from '../../bin/lib/server.mjs'

export const isRoot = process.getuid() === 0
const cleaning = []

/** Run when the test is over, the latest first, whatever became of it. */
export const onEnd = (step) => cleaning.push(step)

afterEach(async () => {
  while (cleaning.length > 0) await cleaning.pop()()
})

/** A folder that is gone after the test, with any PostgreSQL that still runs in it. */
export function temporaryFolder(mode = 0o711) {
  const folder = mkdtempSync(join(tmpdir(), 'soundings-start-'))
  chmodSync(folder, mode)
  onEnd(async () => {
    for (const data of [join(folder, 'postgres'), join(folder, 'data', 'postgres')]) {
      const server = runningServer(data)
      if (server) process.kill(server.pid, 'SIGKILL')
      await until(() => !runningServer(data), 5000)
    }
    await until(() => removed(folder), 5000)
  })
  return folder
}

/** Killed servers' last processes may still write for a moment. */
function removed(folder) {
  try {
    rmSync(folder, { recursive: true, force: true })
    return true
  } catch {
    return false
  }
}

/** Run SQL on one connection of its own; answers the rows. */
export async function query(url, text, values) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}

/** Ask until the database answers: a killed one takes a moment to come back. */
export const queryWhenUp = (url, text) => until(() => query(url, text).catch(() => null), 60_000)

/**
 * A Node program in a process of its own: {child, line(pattern), logged(pattern), ended}; its log is on stderr. It is
 * killed after the test.
 */
export function program(args, { env = {}, cwd = root, ...account } = {}) {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...account,
  })
  onEnd(() => child.kill('SIGKILL'))
  const lines = []
  let errors = ''
  createInterface(child.stdout).on('line', (line) => lines.push(line))
  child.stderr.on('data', (data) => (errors += data))
  let code
  const ended = new Promise((resolve) => {
    child.on('close', (exit, signal) => {
      code = exit ?? signal
      resolve({ code, lines, errors })
    })
  })
  const first = async (find, pattern, milliseconds) => {
    const found = await until(() => find() ?? (code === undefined ? null : 'ended'), milliseconds)
    if (!found || found === 'ended')
      throw new Error(`No line like ${pattern}; exit ${code}\n${lines.join('\n')}\n${errors}`)
    return found
  }
  /** The first line that matches, once it is there. */
  const line = (pattern, milliseconds = 60_000) =>
    first(() => lines.find((text) => pattern.test(text)), pattern, milliseconds)
  /** The same on stderr. */
  const logged = (pattern, milliseconds = 60_000) =>
    first(() => errors.split('\n').find((text) => pattern.test(text)), pattern, milliseconds)
  return { child, line, logged, lines, ended }
}

const script = (name) => join('tests/start', name)
/** A process that opens the database of DATA_DIR and writes numbers for as long as it lives, printing each acknowledged one. */
export const writer = (dataDir, options = {}) =>
  program([script('writer.program.mjs')], { ...options, env: { ...options.env, DATA_DIR: dataDir } })
