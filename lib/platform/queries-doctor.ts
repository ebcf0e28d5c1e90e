import { readdir, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { configuredMethods } from '@/lib/people/queries-auth-methods'
import { READ_ONLY } from './queries-health'
import type { Finding } from './schema-health'
import { pool } from '@/lib/server/db'
import { isDemo } from '@/lib/people/queries-demo'
import { env } from '@/lib/server/env'
import { isMailOn, verifyMail } from '@/lib/server/mail'
import { countMails, type MailCounts } from '@/lib/server/mail-queue'
import { pendingMigrations, readMigrations } from '@/lib/server/migrate'

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
  const { rows } = await pool().query<{ all: number; people: number; admins: number }>(
    `SELECT count(*)::int AS "all", count(*) FILTER (WHERE "active")::int AS people,
       count(*) FILTER (WHERE "active" AND "role" = 'admin')::int AS admins FROM "Person"`,
  )
  const { all = 0, people = 0, admins = 0 } = rows[0] ?? {}
  if (all === 0) return ok('none yet: the first person to sign in becomes admin')
  if (admins === 0) return bad('there is none; "hub sign-in link --email you@example.com" makes one')
  if (admins === 1 && people > 1) return warn(`1 of ${people} people: make a second one, in case the first cannot`)
  return ok(`${admins} of ${people} people`)
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
    `${n} promised jobs wait, the oldest (${oldest.job}) for ${Math.round(oldest.age / 60)} minutes: is a ` +
      `server or worker of this version running?`,
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

const signIn: Check = onceMigrated(async () => {
  const names = [...Object.keys(configuredMethods()), ...((await isDemo()) ? ['as the demo’s people'] : [])]
  return names.length > 0
    ? ok(names.join(', '))
    : warn('no way is set up: set a provider’s variables, or SMTP_URL; `hub sign-in link` lets one person in')
})

const mail: Check = async () => {
  if (!isMailOn()) return warn('off: SMTP_URL is not set')
  await verifyMail()
  return ok('the mail server takes mail')
}

/** Mails that were promised, of every kind. */
const mails: Check = onceMigrated(async () => {
  const all = [...(await countMails()).values()]
  const sum = (of: (counts: MailCounts) => number) => all.reduce((total, counts) => total + of(counts), 0)
  const [waiting, tried, failed, refused] = [
    sum((one) => one.waiting),
    sum((one) => one.tried),
    sum((one) => one.failed),
    sum((one) => one.refused),
  ]
  const trouble = all.find((one) => one.tried > 0)?.trouble ?? all.find((one) => one.failed > 0)?.trouble
  const codes = trouble ? ` (${trouble})` : ''
  if (failed > 0) return bad(`${failed} were given up${codes} and ${waiting} wait; the page Health lists them`)
  const oldest = Math.min(...all.flatMap((one) => one.oldest?.getTime() ?? []))
  const late = (Date.now() - oldest) / 1000 > LATE_SECONDS
  const since = `the oldest for ${Math.round((Date.now() - oldest) / 60_000)} minutes`
  if (tried > 0) return bad(`${waiting} wait, ${since}: the mail server does not take them${codes}`)
  if (waiting > 0 && !isMailOn()) return bad(`${waiting} wait, and SMTP_URL is not set`)
  if (waiting > 0 && late) return warn(`${waiting} wait, ${since}: is a server or worker running?`)
  return refused > 0 ? warn(`${refused} were refused by the mail server for good`) : ok(`${waiting} wait`)
})

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
  Mails: mails,
  Disk: disk,
}

const PATIENCE_MS = 10_000

/** A finding, also where a check fails or takes too long. */
async function find(check: string, look: Check): Promise<Finding> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Omit<Finding, 'check'>>((resolve) => {
    timer = setTimeout(() => resolve(bad(`no answer within ${PATIENCE_MS / 1000} seconds`)), PATIENCE_MS)
  })
  const found = look().catch((error: unknown) =>
    bad(error instanceof Error && error.message ? error.message : String(error)),
  )
  try {
    return { check, ...(await Promise.race([found, late])) }
  } finally {
    clearTimeout(timer)
  }
}

/** Looks at everything the hub needs and says in words what is wrong. A check that fails is a finding, not an end. */
export const runChecks = (): Promise<Finding[]> =>
  Promise.all(Object.entries(CHECKS).map(([check, look]) => find(check, look)))
