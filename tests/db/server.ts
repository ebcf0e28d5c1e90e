import { Client } from 'pg'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A PostgreSQL on which the tests may create databases. */
    databaseServer: string
    /** The migrated, empty database that each test file gets a copy of. */
    databaseTemplate: string
  }
}

/** The address of another database on the same server. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

/** Run one statement on the server, outside any transaction (CREATE and DROP DATABASE want that). */
export async function onServer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
