import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from './postgres.mjs'

/**
 * A database of its own for tests and measurements, gone with `close()`. Fast rather than crash safe unless
 * `durable`. Should this process be killed, a small watcher stops the server and removes the folder.
 */
export async function openThrowaway({ durable = false, tell } = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'soundings-test-'))
  chmodSync(dataDir, 0o711)
  const database = await openDatabase({ dataDir, durable, tell })
  const watch = 'while kill -0 "$1" && kill -0 "$2"; do sleep 1; done; kill -INT "$2" && sleep 2; rm -rf "$0"'
  spawn('/bin/sh', ['-c', watch, dataDir, process.pid, database.pid()].map(String), {
    detached: true,
    stdio: 'ignore',
    cwd: '/',
  }).unref()
  const close = async () => {
    await database.close()
    for (const path of [dataDir, database.place.data]) if (existsSync(path)) rmSync(path, { recursive: true })
  }
  return { ...database, dataDir, close }
}
