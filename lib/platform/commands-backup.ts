import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pool } from '@/lib/server/db'
import { appVersion } from '@/lib/server/version'
import { HISTORY, inKeyOrder, quoted, readRows, readTables, type Column, type Sql, type Table } from './repo-tables'

/*
 * A backup is a gzipped text file of JSON lines, readable without Soundings:
 *   {"format":"soundings-backup","version":1,"app":"0.1.0","madeAt":"…","migrations":[{"name","checksum"},…]}
 *   {"table":"Person","columns":[{"name":"id","type":"text"},…]}      one for each table, followed by its rows:
 *   ["…","…",null]                                                    each value as PostgreSQL writes it as text
 *   {"end":true,"rows":1234}                                          the last line; without it the file is not whole
 */
export const FORMAT = 'soundings-backup'
export const VERSION = 1

export interface BackupHeader {
  format: typeof FORMAT
  version: number
  app: string
  madeAt: string
  migrations: { name: string; checksum: string }[]
}
export interface TableHeader {
  table: string
  columns: Column[]
}
export interface BackupEnd {
  end: true
  rows: number
}

export interface BackupResult {
  file: string
  tables: number
  rows: number
}

const asText = (columns: readonly Column[]): string =>
  `json_build_array(${columns.map((column) => `t.${quoted(column.name)}::text`).join(', ')})::text AS line`

/** Work that was handed to the queue and not done yet goes into the backup as promised work again. */
const WAITING_JOBS = `
  SELECT json_build_array((coalesce((SELECT max("id") FROM "Outbox"), 0) + row_number() OVER (ORDER BY created_on, id))::text,
    name, data::text, start_after::text, singleton_key, created_on::text)::text AS line
  FROM jobs.job WHERE state IN ('created', 'retry', 'active') AND name NOT LIKE '\\_\\_%'`
const OUTBOX = ['id', 'job', 'data', 'runAt', 'key', 'createdAt']

async function* tableLines(sql: Sql, table: Table): AsyncGenerator<string> {
  const outbox = table.name === 'Outbox'
  const columns = outbox
    ? OUTBOX.map((name) => ({ name, type: table.columns.find((one) => one.name === name)?.type ?? 'text' }))
    : table.columns
  yield JSON.stringify({ table: table.name, columns } satisfies TableHeader)
  const queries = [`SELECT ${asText(columns)} FROM ${quoted(table.name)} AS t ${inKeyOrder(table)}`]
  if (outbox && (await hasQueue(sql))) queries.push(WAITING_JOBS)
  for (const query of queries) {
    for await (const rows of readRows<{ line: string }>(sql, query)) yield* rows.map((row) => row.line)
  }
}

export const hasQueue = async (sql: Sql): Promise<boolean> =>
  (await sql.query<{ there: boolean }>(`SELECT to_regclass('jobs.job') IS NOT NULL AS there`)).rows[0]?.there === true

async function* lines(
  sql: Sql,
  now: Date,
  tell: (table: string) => void,
  result: { tables: number; rows: number },
): AsyncGenerator<string> {
  const { rows: migrations } = await sql.query<BackupHeader['migrations'][number]>(
    `SELECT migration_name AS name, checksum FROM ${quoted(HISTORY)} WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`,
  )
  yield `${JSON.stringify({ format: FORMAT, version: VERSION, app: appVersion(), madeAt: now.toISOString(), migrations } satisfies BackupHeader)}\n`
  for (const table of await readTables(sql)) {
    tell(table.name)
    result.tables += 1
    for await (const line of tableLines(sql, table)) {
      if (line.startsWith('[')) result.rows += 1
      yield `${line}\n`
    }
  }
  yield `${JSON.stringify({ end: true, rows: result.rows } satisfies BackupEnd)}\n`
}

/**
 * Writes all data, as it was at one moment, into a file. The server may go on meanwhile.
 * The file appears under its name only when it is whole.
 */
export async function backup(
  file: string,
  now: Date,
  tell: (table: string) => void = () => undefined,
): Promise<BackupResult> {
  const connection = await pool().connect()
  const partial = `${file}.partial`
  const result = { tables: 0, rows: 0 }
  try {
    await connection.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await connection.query(`SET LOCAL TIME ZONE 'UTC'`)
    await connection.query(`SET LOCAL extra_float_digits = 1`)
    await pipeline(
      Readable.from(lines(connection, now, tell, result)),
      createGzip(),
      createWriteStream(partial, { mode: 0o600 }),
    )
    await connection.query('COMMIT')
    await rename(partial, file)
    connection.release()
    return { file, ...result }
  } catch (error) {
    connection.release(true)
    await rm(partial, { force: true })
    throw error
  }
}
