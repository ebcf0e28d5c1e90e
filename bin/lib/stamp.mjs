import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './run.mjs'

/**
 * A hash of the names and contents of files and whole folders of the repository (those that exist).
 * `skip` leaves out files by their path; what the hash is for must not depend on them.
 */
export function hashOf(paths, skip = () => false) {
  const hash = createHash('sha256')
  const add = (path) => {
    const full = join(root, path)
    if (!existsSync(full) || skip(path)) return
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) add(`${path}/${name}`)
    } else {
      hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
    }
  }
  paths.forEach(add)
  return hash.digest('hex')
}

/** Long enough ago that a file which is changed again shows it, also where clocks of files are coarse. */
const SETTLED_MS = 2_000

/**
 * Whether the stamp file holds the hash of what these files hold. What was found so once is known again by names, sizes
 * and times of the files, without reading them: that is most of what a short command would do.
 */
export function isMadeFrom(file, paths, skip) {
  const full = join(root, file)
  if (!existsSync(full)) return false
  const seen = `${readFileSync(full, 'utf8')} ${glanceAt(paths, skip, Date.now() - SETTLED_MS)}`
  if (isStamped(`${file}.seen`, seen)) return true
  if (!isStamped(file, hashOf(paths, skip))) return false
  // Not kept where a file is so new that the next change of it could look the same, or where nothing can be kept.
  if (!seen.endsWith(UNSETTLED)) keep(`${file}.seen`, seen)
  return true
}

const UNSETTLED = 'unsettled'

/** One hash of names, sizes and times of change of files; `UNSETTLED` where one was changed after `settled`. */
function glanceAt(paths, skip, settled) {
  const hash = createHash('sha256')
  let newest = 0
  const add = (path) => {
    const found = skip(path) ? undefined : statSync(join(root, path), { throwIfNoEntry: false })
    if (!found) return
    if (found.isDirectory()) for (const name of readdirSync(join(root, path)).sort()) add(`${path}/${name}`)
    else {
      // The time of the last change of anything about it: the one time that nobody can set.
      newest = Math.max(newest, found.ctimeMs)
      hash.update(`${path}\0${found.size}\0${found.mtimeMs}\0${found.ctimeMs}\0${found.ino}\0`)
    }
  }
  paths.forEach(add)
  return newest > settled ? UNSETTLED : hash.digest('hex')
}

function keep(file, value) {
  try {
    stamp(file, value)
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(error.code)) throw error
  }
}

/** Whether the stamp file holds exactly this value. */
export function isStamped(file, value) {
  const full = join(root, file)
  return existsSync(full) && readFileSync(full, 'utf8') === value
}

/** Remember in the stamp file what was made from what. */
export function stamp(file, value) {
  const full = join(root, file)
  mkdirSync(dirname(full), { recursive: true })
  writeFileSync(full, value)
}
