import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { identity, isAlive } from './processes.mjs'

const file = (dataDir) => join(dataDir, 'database.json')

/** What DATA_DIR remembers of its database: {password, port, pid, directory?, home}; null when it is new. */
export function readState(dataDir) {
  try {
    return JSON.parse(readFileSync(file(dataDir), 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}

/** Keep the state, readable by this user only, whole at every moment. */
export function writeState(dataDir, state) {
  const partial = `${file(dataDir)}.${process.pid}`
  writeFileSync(partial, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 })
  renameSync(partial, file(dataDir))
}

let entries = 0

/** Enter this process among the database's users; answers the function that leaves again. */
export function enterUsers(dataDir) {
  const folder = join(dataDir, 'users')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const entry = join(folder, `${process.pid}.${(entries += 1)}`)
  writeFileSync(entry, identity(), { mode: 0o600 })
  return () => rmSync(entry, { force: true })
}

/** How many living processes use the database; entries of those that died without leaving are removed. */
export function countUsers(dataDir) {
  const folder = join(dataDir, 'users')
  return readdirSync(folder).filter((name) => {
    const entry = join(folder, name)
    const lives = isAlive(readFileSync(entry, 'utf8'))
    if (!lives) rmSync(entry, { force: true })
    return lives
  }).length
}
