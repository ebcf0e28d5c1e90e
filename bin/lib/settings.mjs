import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { linkUnlessThere } from './lock.mjs'
import { dataDirectory } from './postgres.mjs'
import { root } from './run.mjs'
import { Stop, say } from './say.mjs'

/** What the environment (and a `.env` file beside package.json, which it overrides) says about how to run. */
export function readSettings() {
  const file = join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  const port = Number(process.env.PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Stop(`PORT is ${process.env.PORT}; it must be a number from 1 to 65535.`)
  const baseUrl = (process.env.BASE_URL || `http://localhost:${port}`).replace(/\/+$/, '')
  if (!URL.canParse(baseUrl))
    throw new Stop(`BASE_URL is ${baseUrl}; it must be an address like https://soundings.example.com.`)
  return {
    port,
    baseUrl,
    dataDir: dataDirectory(),
    databaseUrl: process.env.DATABASE_URL || '',
    listenHost: process.env.LISTEN_HOST || undefined,
  }
}

/**
 * Which address to listen on: LISTEN_HOST when set. Otherwise a demo (own database, local BASE_URL), in which anyone may
 * sign in as anyone, answers this machine only; everything else answers on every address.
 */
export function listenOn({ listenHost, databaseUrl, baseUrl }) {
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(baseUrl).hostname)
  return listenHost ?? (local && !databaseUrl ? 'loopback' : undefined)
}

/** The variables that the app's own processes get, for a database that is open. */
export function appEnvironment({ port, baseUrl, dataDir }, database, tell = say) {
  return {
    DATABASE_URL: database.url,
    SOUNDINGS_DATABASE: database.kind,
    PORT: String(port),
    BASE_URL: baseUrl,
    NEXTAUTH_URL: baseUrl,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || keptSecret(dataDir, database.kind, tell),
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

/** The secret that signs sessions, made once and kept in DATA_DIR. */
function keptSecret(dataDir, kind, tell) {
  const file = join(dataDir, 'nextauth-secret')
  if (!existsSync(file)) {
    if (kind === 'external') {
      tell(
        `NEXTAUTH_SECRET is not set; made one in ${file}. Several hosts on one database need the same one: set it there.`,
      )
    }
    const partial = `${file}.${process.pid}`
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    writeFileSync(partial, randomBytes(32).toString('hex'), { mode: 0o600 })
    linkUnlessThere(partial, file)
    rmSync(partial)
  }
  return readFileSync(file, 'utf8')
}
