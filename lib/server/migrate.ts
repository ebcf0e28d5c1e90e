import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { inTurn } from './turn'

/** Any number that nothing else locks on: Prisma's own migrate uses the same one, so the two exclude each other. */
const ADVISORY_LOCK = 72_707_369

/** The table in which applied migrations are recorded, in Prisma's own form. */
export const createHistory = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`

export interface Migration {
  name: string
  sql: string
  /** SHA-256 of the file, as Prisma writes it. */
  checksum: string
}

/** The committed migrations, oldest first. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(join(folder, name, 'migration.sql'))
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') }
    }),
  )
}

interface Applied {
  migration_name: string
  checksum: string
  finished_at: Date | null
}

/**
 * Which migrations are still to be applied.
 * @throws Error where the database holds a half-applied one, one that was changed since, or one this version does not know
 */
export function pendingMigrations(all: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const done = new Map(applied.map((row) => [row.migration_name, row]))
  for (const row of applied) {
    if (!row.finished_at) {
      throw new Error(
        `Migration ${row.migration_name} began and did not finish. Restore a backup, or repair it and run "prisma migrate resolve".`,
      )
    }
    const known = all.find((migration) => migration.name === row.migration_name)
    if (!known)
      throw new Error(
        `The database has migration ${row.migration_name}, which this version does not know: it was made by a newer one.`,
      )
    if (known.checksum !== row.checksum)
      throw new Error(`Migration ${row.migration_name} was changed after it had been applied.`)
  }
  const last =
    applied
      .map((row) => row.migration_name)
      .sort()
      .at(-1) ?? ''
  const pending = all.filter((migration) => !done.has(migration.name))
  const late = pending.find((migration) => migration.name < last)
  if (late)
    throw new Error(
      `Migration ${late.name} is older than ${last}, which has been applied: migrations must be added at the end.`,
    )
  return pending
}

const TABLE_EXISTS = 'SELECT to_regclass($1) IS NOT NULL AS there'
const HISTORY = `SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`

/** Whether nothing is to be done, as far as can be told without the lock. */
async function isUpToDate(client: Client, all: readonly Migration[]): Promise<boolean> {
  const { rows: table } = await client.query<{ there: boolean }>(TABLE_EXISTS, ['public._prisma_migrations'])
  if (!table[0]?.there) return false
  const { rows } = await client.query<Applied>(HISTORY)
  // One that has begun and not finished may be running right now, in another process: the lock tells.
  return rows.every((row) => row.finished_at) && pendingMigrations(all, rows).length === 0
}

/**
 * Brings a database to this version: one transaction a migration, each under an advisory lock, recorded in Prisma's own
 * format so that `prisma migrate deploy` goes on from here where its engine can be had. A database that is up to date is
 * only read. Works through a pooler in transaction mode.
 * @returns the names of what was applied
 * @throws Error in one sentence where the history does not fit, a migration fails, or another process holds the lock
 */
export async function migrate(
  url: string,
  folder: string,
  say: (line: string) => void = () => undefined,
): Promise<string[]> {
  const all = await readMigrations(folder)
  const client = new Client({ connectionString: url })
  // A connection that breaks while nothing is asked of it must not end the process; the next statement says so.
  client.on('error', () => undefined)
  await client.connect()
  try {
    // Days that a migration takes from moments are those of the hub, not of the server's place.
    await client.query(`SET TIME ZONE 'UTC'`)
    if (await isUpToDate(client, all)) return []
    const applied: string[] = []
    for (;;) {
      const name = await inTurn(client, ADVISORY_LOCK, () => applyNext(client, all, say), {
        what: 'preparing the database',
        say,
      })
      if (name === null) return applied
      applied.push(name)
    }
  } finally {
    await client.end()
  }
}

/** Applies the oldest migration that is missing, in the caller's transaction. @returns its name, or null where none is */
async function applyNext(
  client: Client,
  all: readonly Migration[],
  say: (line: string) => void,
): Promise<string | null> {
  await client.query(createHistory)
  const { rows } = await client.query<Applied>(HISTORY)
  const [next] = pendingMigrations(all, rows)
  if (!next) return null
  say(`applying ${next.name}`)
  try {
    await client.query(next.sql)
    await recordMigration(client, next)
  } catch (error) {
    throw new Error(
      `Migration ${next.name} failed and was rolled back: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    )
  }
  return next.name
}

/** Notes in the caller's transaction that a migration was applied. */
export async function recordMigration(client: Pick<Client, 'query'>, migration: Migration): Promise<void> {
  await client.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), now(), 1)`,
    [randomUUID(), migration.checksum, migration.name],
  )
}
