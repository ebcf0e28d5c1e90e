import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { Stop } from './say.mjs'

const nobody = { uid: 65534, gid: 65534 }

/**
 * Who PostgreSQL runs as: `null` for this very user, or, as root (which it refuses to run as), an unprivileged
 * account: the owner of `data` when it is there already, else the system's `postgres`, else nobody.
 */
export function databaseAccount(data) {
  if (process.getuid() !== 0) return null
  const account = [ownerOf(data), named('postgres'), nobody].find((candidate) => candidate && become(candidate))
  if (account) return account
  throw new Stop(
    'PostgreSQL does not run as root, and this root may not become another user. Start Soundings as an ordinary user, ' +
      'or set DATABASE_URL to a PostgreSQL server.',
  )
}

/** Whether the account can do what `test` flags say (r, w, x) with a path: asked of the system, so every rule counts. */
export function canReach(account, path, flags) {
  const question = [...flags].map((flag) => `test -${flag} "$0"`).join(' && ')
  return spawnSync('/bin/sh', ['-c', question, path], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
}

const become = (account) => spawnSync('/bin/sh', ['-c', ':'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0

function ownerOf(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : null
}

function named(name) {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return Number(uid) > 0 ? { uid: Number(uid), gid: Number(gid) } : null
}
