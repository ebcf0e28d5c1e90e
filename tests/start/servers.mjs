/** Real servers around the hub: a pooler, a standby, and an address that can be led elsewhere. Debian's programs. */
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, connect } from 'node:net'
import { join } from 'node:path'
import { until } from '../../bin/lib/processes.mjs'
import { isRoot, onEnd, query, temporaryFolder } from './helpers.mjs'

const debian = '/usr/lib/postgresql'
/** Debian's PostgreSQL programs, or null on a machine without them. */
export const serverPrograms = () => {
  const versions = existsSync(debian) ? readdirSync(debian).filter((name) => /^\d+$/.test(name)) : []
  const newest = versions.sort((a, b) => a - b).at(-1)
  return newest && existsSync(join(debian, newest, 'bin/initdb')) ? join(debian, newest, 'bin') : null
}
export const poolerProgram = () => ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find(existsSync) ?? null

export const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

/** As root, the account that Debian's package made for such servers. */
const account = () => {
  if (!isRoot) return {}
  const id = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  return { uid: id('-u'), gid: id('-g') }
}

function run(program, args, options = {}) {
  const done = spawnSync(program, args, { ...account(), cwd: '/', encoding: 'utf8', ...options })
  if (done.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${done.stderr || done.stdout || done.error}`)
}

function folderForServer() {
  const folder = temporaryFolder()
  const { uid, gid } = account()
  if (uid !== undefined) chownSync(folder, uid, gid)
  return folder
}

/** PgBouncer before a database: {url, stop()}. */
export async function openPooler(target, { mode = 'transaction', size = 4 } = {}) {
  const { hostname, port, pathname, username, password } = new URL(target)
  const folder = folderForServer()
  const listen = await freePort()
  const name = pathname.slice(1)
  const file = join(folder, 'pgbouncer.ini')
  writeFileSync(
    file,
    `[databases]\n${name} = host=${hostname} port=${port} dbname=${name} user=${username} password=${password}\n` +
      `[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${listen}\nauth_type = any\npool_mode = ${mode}\n` +
      `default_pool_size = ${size}\nmax_client_conn = 500\nunix_socket_dir =\nserver_login_retry = 1\n`,
  )
  chmodSync(file, 0o644)
  const child = spawn(poolerProgram(), ['-q', file], { ...account(), cwd: '/', stdio: 'ignore' })
  const stop = () => child.kill('SIGKILL')
  onEnd(stop)
  const url = `postgresql://${username}@127.0.0.1:${listen}/${name}`
  if (!(await until(() => query(url, 'SELECT 1').catch(() => null), 60_000)))
    throw new Error('PgBouncer does not answer')
  return { url, stop }
}

/**
 * Debian's PostgreSQL with a streaming standby: {primary, standby}, each {port, url, kill(), promote()}. What is
 * acknowledged is on both: a server without its standby lets commits wait, so that no moment is left in which a promoted
 * one may lack the last commits by design. `rebuild(dead, from)` makes a killed server the standby of the other one and
 * answers once it stands in step.
 */
export async function openPair() {
  const bin = serverPrograms()
  const control = (data, ...args) => run(join(bin, 'pg_ctl'), ['-D', data, '-w', '-s', ...args], { stdio: 'ignore' })
  const start = (data, port) => {
    const settings = [
      ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'max_connections=200'],
      'synchronous_standby_names=*',
    ]
    const options = [`-p ${port}`, ...settings.map((one) => `-c ${one}`)].join(' ')
    control(data, '-l', `${data}.log`, '-o', options, 'start')
  }
  const server = async (data) => {
    const port = await freePort()
    const kill = () =>
      spawnSync(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-s', 'stop'], { ...account(), cwd: '/' })
    onEnd(kill)
    const url = `postgresql://postgres@127.0.0.1:${port}/postgres`
    return { port, data, url, kill, promote: () => control(data, 'promote') }
  }
  const rebuild = async (dead, from) => {
    rmSync(dead.data, { recursive: true, force: true })
    const source = ['-h', '127.0.0.1', '-p', String(from.port), '-U', 'postgres']
    run(join(bin, 'pg_basebackup'), [...source, '-D', dead.data, '-R', '-X', 'stream', '-c', 'fast', '--no-sync'])
    start(dead.data, dead.port)
    const inStep = `SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync' AND flush_lsn IS NOT NULL`
    if (!(await until(async () => (await query(from.url, inStep)).length === 1, 30_000)))
      throw new Error('The rebuilt standby does not follow')
  }
  const folder = folderForServer()
  const [primary, standby] = [await server(join(folder, 'one')), await server(join(folder, 'other'))]
  const locale = ['-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']
  run(join(bin, 'initdb'), ['-D', primary.data, '-U', 'postgres', ...locale])
  start(primary.data, primary.port)
  await rebuild(standby, primary)
  return { primary, standby, rebuild }
}

/** One address that leads to a port and can be led to another, as a virtual address does: {port, lead(to)}. */
export async function openForwarder(to) {
  let target = to
  const open = new Set()
  const server = createServer((incoming) => {
    const outgoing = connect(target, '127.0.0.1')
    for (const socket of [incoming, outgoing]) {
      open.add(socket)
      socket
        .on('error', () => {})
        .on('close', () => {
          open.delete(socket)
          incoming.destroy()
          outgoing.destroy()
        })
    }
    incoming.pipe(outgoing).pipe(incoming)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  onEnd(() => {
    for (const socket of open) socket.destroy()
    server.close()
  })
  const lead = (next) => {
    target = next
    for (const socket of open) socket.destroy()
  }
  return { port: server.address().port, lead }
}
