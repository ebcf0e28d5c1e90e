import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { AppError, conflict, invalid } from '@/lib/core/errors'
import { pool } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { createHistory, migrate, readMigrations, recordMigration, type Migration } from '@/lib/server/migrate'
import { FORMAT, hasQueue, VERSION, type BackupHeader, type TableHeader } from './commands-backup'
import { quoted, readTables, type Sql, type Table } from './repo-tables'

export interface RestoreResult {
  file: string
  madeAt: string
  tables: number
  rows: number
}

const header = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  app: z.string(),
  madeAt: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
})
const tableHeader = z.object({ table: z.string(), columns: z.array(z.object({ name: z.string(), type: z.string() })) })
const row = z.array(z.string().nullable())
const end = z.object({ end: z.literal(true), rows: z.number() })

const BATCH = 500

/** The lines of a backup. @throws AppError invalid for what is not a whole gzip file */
async function* readLines(file: string): AsyncGenerator<string> {
  const text = createGunzip().setEncoding('utf8')
  // The callback is for pipeline's sake: a broken file makes the loop below throw.
  pipeline(createReadStream(file), text, () => undefined)
  let rest = ''
  try {
    for await (const chunk of text as AsyncIterable<string>) {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (error) {
    throw invalid(`${file} cannot be read as a backup: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function parsed<T extends z.ZodType>(schema: T, line: string, file: string): z.output<T> {
  try {
    return schema.parse(JSON.parse(line))
  } catch {
    throw invalid(`${file} is not a backup of Soundings, or was damaged: "${line.slice(0, 60)}"`)
  }
}

/** The backup must stand on the first of our migrations, unchanged; newer ones of ours are applied afterwards. */
export function checkMigrations(
  ours: readonly Pick<Migration, 'name' | 'checksum'>[],
  theirs: BackupHeader['migrations'],
): void {
  theirs.forEach(({ name, checksum }, index) => {
    if (ours[index]?.name !== name)
      throw conflict(`The backup was made by a newer or another version: it has migration ${name}.`)
    if (ours[index]?.checksum !== checksum)
      throw conflict(`Migration ${name} was another one when the backup was made.`)
  })
}

async function isEmpty(sql: Sql, tables: readonly Table[]): Promise<boolean> {
  const holding = tables
    .filter((table) => table.name !== 'RateWindow')
    .map((table) => `EXISTS (SELECT 1 FROM ${quoted(table.name)})`)
  if (holding.length === 0) return true
  const { rows } = await sql.query<{ any: boolean }>(`SELECT ${holding.join(' OR ')} AS any`)
  return rows[0]?.any !== true
}

/** Takes foreign keys and triggers away while rows come in any order; the returned function puts them back and checks every row. */
async function loosen(sql: Sql): Promise<() => Promise<void>> {
  const { rows: keys } = await sql.query<{ table: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
  )
  const { rows: triggered } = await sql.query<{ table: string }>(
    `SELECT DISTINCT t.tgrelid::regclass::text AS table FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace`,
  )
  for (const { table } of triggered) await sql.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
  for (const { table, name } of keys) await sql.query(`ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)}`)
  return async () => {
    for (const { table, name, definition } of keys)
      await sql.query(`ALTER TABLE ${table} ADD CONSTRAINT ${quoted(name)} ${definition}`)
    for (const { table } of triggered) await sql.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
  }
}

async function insert(sql: Sql, { table, columns }: TableHeader, rows: (string | null)[][]): Promise<void> {
  if (rows.length === 0) return
  const names = columns.map((column) => quoted(column.name)).join(', ')
  const values = columns.map((column, index) => `(r->>${index})::${column.type}`).join(', ')
  await sql.query(`INSERT INTO ${quoted(table)} (${names}) SELECT ${values} FROM json_array_elements($1::json) AS r`, [
    JSON.stringify(rows),
  ])
}

/** Numbering goes on after the highest number that was restored. */
async function continueSequences(sql: Sql, tables: readonly Table[]): Promise<void> {
  for (const table of tables) {
    for (const column of table.columns.filter((one) => /^(bigint|smallint|integer)$/.test(one.type))) {
      await sql.query(
        `SELECT setval(s, (SELECT max(${quoted(column.name)}) FROM ${quoted(table.name)}))
         FROM pg_get_serial_sequence($1, $2) AS s WHERE s IS NOT NULL AND EXISTS (SELECT 1 FROM ${quoted(table.name)})`,
        [quoted(table.name), column.name],
      )
    }
  }
}

/** A table named in the file must be ours, column by column: its names and types go into statements. */
function checkTable(tables: readonly Table[], { table, columns }: TableHeader): void {
  const ours = tables.find((one) => one.name === table)
  const known = columns.every((column) =>
    ours?.columns.some((one) => one.name === column.name && one.type === column.type),
  )
  if (!ours || !known) throw invalid(`The backup has a table "${table}" that does not fit this database.`)
}

async function load(
  sql: Sql,
  file: string,
  lines: AsyncIterator<string>,
  tables: readonly Table[],
  tell: (table: string) => void,
) {
  let current: TableHeader | undefined
  let waiting: (string | null)[][] = []
  const result = { tables: 0, rows: 0 }
  const flush = async () => {
    if (current) await insert(sql, current, waiting)
    waiting = []
  }
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    if (next.value.startsWith('[')) {
      if (!current) throw invalid(`${file} is damaged: it has rows without a table.`)
      const values = parsed(row, next.value, file)
      if (values.length !== current.columns.length)
        throw invalid(`${file} is damaged: a row of "${current.table}" has ${values.length} values.`)
      result.rows += waiting.push(values) > 0 ? 1 : 0
      if (waiting.length === BATCH) await flush()
    } else if (next.value.startsWith('{"end"')) {
      await flush()
      if (parsed(end, next.value, file).rows !== result.rows)
        throw invalid(`${file} is damaged: it does not hold as many rows as it says.`)
      return result
    } else {
      await flush()
      current = parsed(tableHeader, next.value, file)
      checkTable(tables, current)
      tell(current.table)
      result.tables += 1
    }
  }
  throw invalid(`${file} is not whole: its end is missing.`)
}

/**
 * Puts a backup in place of everything that is in the database, in one transaction: it is restored whole or not at all.
 * A backup of an older version is brought to this one.
 * @throws AppError conflict where the database is in use and `force` is not given, or where the versions do not fit;
 *   invalid for a damaged file
 */
export async function restore(
  file: string,
  force: boolean,
  tell: (table: string) => void = () => undefined,
): Promise<RestoreResult> {
  const lines = readLines(file)
  const first = await lines.next()
  const { madeAt, migrations } = parsed(header, first.done ? '' : first.value, file)
  const folder = join(process.cwd(), 'prisma/migrations')
  const ours = await readMigrations(folder)
  checkMigrations(ours, migrations)

  const connection = await pool().connect()
  try {
    await connection.query('BEGIN')
    await connection.query(`SET LOCAL TIME ZONE 'UTC'`)
    if (!force && !(await isEmpty(connection, await readTables(connection)))) {
      throw conflict('The database is not empty. --force replaces everything in it.')
    }
    await emptyTo(connection, ours.slice(0, migrations.length))
    const tables = await readTables(connection)
    const tighten = await loosen(connection)
    const result = await load(connection, file, lines, tables, tell)
    await tighten()
    await continueSequences(connection, tables)
    if (tables.some((table) => table.name === 'Mail')) await connection.query(HOLD_MAILS)
    if (await hasQueue(connection)) await connection.query(`DELETE FROM jobs.job WHERE name NOT LIKE '\\_\\_%'`)
    await connection.query('COMMIT')
    connection.release()
    await migrate(env().DATABASE_URL, folder)
    return { file, madeAt, ...result }
  } catch (error) {
    connection.release(true)
    await lines.return(undefined)
    throw refusal(error, file)
  }
}

/** What the database says about a file's content is about the file. */
function refusal(error: unknown, file: string): unknown {
  const code = (error as { code?: unknown }).code
  const aboutData = typeof code === 'string' && /^2[23]/.test(code)
  return aboutData && !(error instanceof AppError) ? invalid(`${file} is damaged: ${(error as Error).message}`) : error
}

/**
 * Mails that waited when the backup was made may have been sent since, and a restore to try one out must mail no one. A
 * person who knows lets them go, on the page Health.
 */
const HOLD_MAILS = `
  UPDATE "Mail" SET "state" = 'failed', "trouble" = 'RESTORED', "holder" = NULL, "leaseUntil" = NULL, "settledAt" = now()
  WHERE "state" IN ('waiting', 'sending', 'handed')`

/** Leaves the database without data and with just these migrations applied. */
async function emptyTo(sql: Sql, wanted: readonly Migration[]): Promise<void> {
  const { rows } = await sql.query<{ there: boolean }>(
    `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there`,
  )
  const applied = rows[0]?.there
    ? (await sql.query<{ n: number }>(`SELECT count(*)::int AS n FROM "_prisma_migrations"`)).rows[0]?.n
    : 0
  if (applied === wanted.length) {
    const tables = await readTables(sql)
    if (tables.length > 0) await sql.query(`TRUNCATE ${tables.map((table) => quoted(table.name)).join(', ')}`)
    return
  }
  await sql.query('DROP SCHEMA IF EXISTS public CASCADE')
  await sql.query('CREATE SCHEMA public')
  await sql.query(createHistory)
  for (const migration of wanted) {
    await sql.query(migration.sql)
    await recordMigration(sql, migration)
  }
}
