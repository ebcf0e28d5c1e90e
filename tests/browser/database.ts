import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'

/** A connection to the database of the hub under test, as its data directory remembers it. */
export function database(): Client {
  const file = join(process.env.BROWSER_TEST_DATA ?? '', 'database.json')
  const { password, port } = JSON.parse(readFileSync(file, 'utf8')) as { password: string; port: number }
  return new Client({ connectionString: `postgresql://soundings:${password}@127.0.0.1:${port}/soundings` })
}

/** One statement in the database of the hub under test: for weeks that pass. */
export async function inDatabase(sql: string, values: unknown[]): Promise<void> {
  const pg = database()
  await pg.connect()
  try {
    await pg.query(sql, values)
  } finally {
    await pg.end()
  }
}
