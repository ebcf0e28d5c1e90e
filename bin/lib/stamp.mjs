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
