import { readdir, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { configuredMethods } from '@/lib/people/queries-auth-methods'
import { READ_ONLY } from './queries-health'
import { pool } from '@/lib/server/db'
import { env, isLocalDemo } from '@/lib/server/env'
import { isMailOn, verifyMail } from '@/lib/server/mail'
import { pendingMigrations, readMigrations } from '@/lib/server/migrate'

/** `warn`: works, but somebody should know. `bad`: something does not work. */
export interface Finding {
  check: string
  state: 'ok' | 'warn' | 'bad'
  detail: string
}

type Check = () => Promise<Omit<Finding, 'check'>>
const ok = (detail: string) => ({ state: 'ok', detail }) as const
const warn = (detail: string) => ({ state: 'warn', detail }) as const
const bad = (detail: string) => ({ state: 'bad', detail }) as const

const OLDEST_POSTGRES = 150_000
const FREE_BYTES = 500_000_000
const LATE_SECONDS = 300

const node: Check = async () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 20 || (major === 20 && minor >= 19)
    ? ok(process.version)
    : bad(`${process.version}; 20.19 or newer is needed`)
}

const database: Check = async () => {
  const { rows } = await pool().query<{ version: number; name: string; skew: number }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS name,
       abs(extract(epoch FROM clock_timestamp()) - $1)::float AS skew`,
    [Date.now() / 1000],
  )
  const { version = 0, name = '', skew = 0 } = rows[0] ?? {}
  if (version < OLDEST_POSTGRES) return bad(`PostgreSQL ${name}; 15 or newer is needed`)
  const { rows: state } = await pool().query<{ readOnly: boolean }>(READ_ONLY)
  if (state[0]?.readOnly) return bad(`PostgreSQL ${name} is read-only: a standby, or a role that may not write`)
  if (skew > 60)
    return warn(`PostgreSQL ${name}, whose clock differs from this machine's by ${Math.round(skew)} seconds`)
  return ok(`PostgreSQL ${name}, ${env().SOUNDINGS_DATABASE}`)
}

const migrations: Check = async () => {
  const all = await readMigrations(join(process.cwd(), 'prisma/migrations'))
  const there = await pool().query<{ there: boolean }>(
    `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there`,
  )
  if (!there.rows[0]?.there) return warn('none applied yet; the next start applies them')
  const { rows } = await pool().query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    `SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
  )
  const pending = pendingMigrations(all, rows)
  return pending.length > 0
    ? warn(`${pending.length} to be applied at the next start`)
    : ok(`all ${all.length} applied`)
}

/** A check of what the tables hold; before the first migration there are none. */
const onceMigrated =
  (check: Check): Check =>
  async () => {
    const { rows } = await pool().query<{ there: boolean }>(
      `SELECT to_regclass('public."Person"') IS NOT NULL AS there`,
    )
    return rows[0]?.there ? check() : warn('not known yet: the next start makes the tables')
  }

const admin: Check = onceMigrated(async () => {
  const { rows } = await pool().query<{ people: number; admins: number }>(
    `SELECT count(*)::int AS people, count(*) FILTER (WHERE "role" = 'admin')::int AS admins FROM "Person" WHERE "active"`,
  )
  const { people = 0, admins = 0 } = rows[0] ?? {}
  if (people === 0) return ok('nobody yet: the first person to sign in becomes admin')
  return admins > 0
    ? ok(`${admins} of ${people} people`)
    : bad('there is none; "hub token create --role admin" for a new address makes one')
})

const work: Check = onceMigrated(async () => {
  const { rows } = await pool().query<{ job: string; n: number; age: number }>(
    `SELECT "job", count(*)::int AS n, extract(epoch FROM now() - min("createdAt"))::float AS age
     FROM "Outbox" WHERE "runAt" IS NULL OR "runAt" <= now() GROUP BY "job" ORDER BY age DESC`,
  )
  const n = rows.reduce((sum, row) => sum + row.n, 0)
  const oldest = rows[0]
  if (!oldest || oldest.age <= LATE_SECONDS) return ok(n > 0 ? `${n} jobs wait` : 'nothing waits')
  return warn(
    `${n} promised jobs wait, the oldest (${oldest.job}) for ${Math.round(oldest.age / 60)} minutes: is a server or worker of this version running?`,
  )
})

/** Jobs that failed for good: they are tried no more until someone asks for it. */
const failedJobs: Check = async () => {
  const { rows: table } = await pool().query<{ there: boolean }>(`SELECT to_regclass('jobs.job') IS NOT NULL AS there`)
  if (!table[0]?.there) return ok('none: no job has run yet')
  const { rows } = await pool().query<{ name: string; n: number }>(
    `SELECT name, count(*)::int AS n FROM jobs.job WHERE state = 'failed' GROUP BY name ORDER BY n DESC, name`,
  )
  return rows.length === 0 ? ok('none') : bad(rows.map(({ name, n }) => `${n} of ${name}`).join(', '))
}

const address: Check = async () => {
  const { BASE_URL, SOUNDINGS_DATABASE } = env()
  if (SOUNDINGS_DATABASE === 'external' && !BASE_URL.startsWith('https://'))
    return warn(`BASE_URL is ${BASE_URL}; people need https to sign in safely`)
  return ok(BASE_URL)
}

const secret: Check = async () => {
  const { NEXTAUTH_SECRET } = env()
  if (!NEXTAUTH_SECRET) return bad('NEXTAUTH_SECRET is not set: nobody can sign in')
  return NEXTAUTH_SECRET.length < 32 ? warn('NEXTAUTH_SECRET is short; use 32 random bytes or more') : ok('set')
}

const signIn: Check = async () => {
  const names = [...Object.keys(configuredMethods()), ...(isLocalDemo() ? ['as the demo’s people'] : [])]
  return names.length > 0 ? ok(names.join(', ')) : warn('no way is set up: set a provider’s variables, or SMTP_URL')
}

const mail: Check = async () => {
  if (!isMailOn()) return warn('off: SMTP_URL is not set')
  await verifyMail()
  return ok('the mail server takes mail')
}

const disk: Check = async () => {
  const folder = env().DATA_DIR
  const there = await readdir(folder).then(
    () => folder,
    () => '.',
  )
  const { bavail, bsize } = await statfs(there)
  const gigabytes = ((bavail * bsize) / 1e9).toFixed(1)
  return bavail * bsize < FREE_BYTES ? bad(`${gigabytes} GB free`) : ok(`${gigabytes} GB free`)
}

const CHECKS: Record<string, Check> = {
  'Node.js': node,
  Database: database,
  Migrations: migrations,
  Admin: admin,
  'Promised work': work,
  'Failed jobs': failedJobs,
  Address: address,
  Secret: secret,
  'Sign-in': signIn,
  Mail: mail,
  Disk: disk,
}

/** Looks at everything the hub needs and says in words what is wrong. A check that fails is a finding, not an end. */
export async function runChecks(): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [check, look] of Object.entries(CHECKS)) {
    const found = await look().catch((error: unknown) =>
      bad(error instanceof Error && error.message ? error.message : String(error)),
    )
    findings.push({ check, ...found })
  }
  return findings
}
