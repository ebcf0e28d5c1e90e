import type { Client, PoolClient } from 'pg'

/** A connection whose transaction the caller holds. */
export type Sql = Client | PoolClient

export interface Column {
  name: string
  /** As PostgreSQL writes it: "timestamp(3) with time zone", "text[]". */
  type: string
}

export interface Table {
  name: string
  /** Those that hold data of their own; generated ones are not among them. */
  columns: Column[]
  /** Primary key, in order. */
  key: string[]
}

/** The migrations' own table; a backup names them in its first line instead. */
export const HISTORY = '_prisma_migrations'

/** A name as an SQL identifier. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Every table of the workspace, by name, as the database itself describes it. */
export async function readTables(sql: Sql): Promise<Table[]> {
  const { rows } = await sql.query<Table>(
    `SELECT c.relname AS name,
       (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum)
          FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
       coalesce((SELECT json_agg(a.attname ORDER BY array_position(i.indkey::int[], a.attnum::int))
          FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey::int[])
          WHERE i.indrelid = c.oid AND i.indisprimary), '[]') AS key
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> $1 ORDER BY c.relname`,
    [HISTORY],
  )
  return rows
}

const FETCH = 1_000

/**
 * The rows of a query, a thousand at a time, without holding them all. Needs an open transaction.
 * Tables are read in the order of their keys: where they lie on disk would tell in which order answers came in.
 */
export async function* readRows<Row extends object>(sql: Sql, query: string): AsyncGenerator<Row[]> {
  await sql.query(`DECLARE reading NO SCROLL CURSOR FOR ${query}`)
  for (;;) {
    const { rows } = await sql.query<Row>(`FETCH ${FETCH} FROM reading`)
    if (rows.length === 0) break
    yield rows
  }
  await sql.query('CLOSE reading')
}

/** "ORDER BY" the table's key. */
export const inKeyOrder = (table: Table): string =>
  table.key.length > 0 ? `ORDER BY ${table.key.map((name) => `t.${quoted(name)}`).join(', ')}` : ''
