import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { identity, isAlive, until } from './processes.mjs'
import { Stop } from './say.mjs'

let taken = 0

/**
 * Run `work` while this process alone holds the lock file. The file names its holder, and a holder that died
 * without letting go is replaced. `waiting` is called once when somebody else has it.
 */
export async function withLock(file, work, { milliseconds = 120_000, waiting = () => {} } = {}) {
  const ticket = `${file}.${process.pid}.${(taken += 1)}`
  writeFileSync(ticket, identity(), { mode: 0o600 })
  let told = false
  const got = await until(() => {
    if (linkUnlessThere(ticket, file)) return true
    if (!told) waiting(read(file))
    told = true
    replaceDead(ticket, file)
    return false
  }, milliseconds)
  rmSync(ticket, { force: true })
  if (!got)
    throw new Stop(`Another process (${read(file).split(' ')[0]}) has held ${file} for ${milliseconds / 1000} seconds.`)
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

/**
 * Give a file a second name unless that name is taken; answers whether it did.
 * It is atomic and the name appears with its content, so nobody ever sees a lock without a holder.
 */
export function linkUnlessThere(from, to) {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

/** Remove a dead holder's lock. One process at a time looks and removes, or two could remove each other's new lock. */
function replaceDead(ticket, file) {
  const holder = read(file)
  if (holder === '' || isAlive(holder)) return
  const door = `${file}.replacing`
  if (!linkUnlessThere(ticket, door)) {
    if (age(door) > 10_000) rmSync(door, { force: true })
    return
  }
  if (read(file) === holder) rmSync(file, { force: true })
  rmSync(door, { force: true })
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return ''
    throw error
  }
}

function age(file) {
  try {
    return Date.now() - statSync(file).ctimeMs
  } catch (error) {
    if (error.code === 'ENOENT') return 0
    throw error
  }
}
