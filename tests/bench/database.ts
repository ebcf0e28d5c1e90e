import { join } from 'node:path'
import { Client } from 'pg'
import { migrate } from '@/lib/server/migrate'

const serverUrl = process.env.DATABASE_URL
if (!serverUrl) throw new Error('DATABASE_URL is not set; use `npm run bench`.')

/** A database of its own on the given server, with the tables of a checkout, dropped at the end. */
export async function withDatabase(
  work: (url: string, client: Client) => Promise<void>,
  checkout = process.cwd(),
): Promise<void> {
  const admin = new Client({ connectionString: serverUrl })
  await admin.connect()
  const name = `bench_${process.pid}`
  await admin.query(`CREATE DATABASE ${name}`)
  const url = new URL(serverUrl as string)
  url.pathname = `/${name}`
  const client = new Client({ connectionString: url.href })
  try {
    await migrate(url.href, join(checkout, 'prisma/migrations'))
    await client.connect()
    await client.query('CREATE TABLE bench_bare (id uuid PRIMARY KEY, body jsonb NOT NULL)')
    await work(url.href, client)
  } finally {
    await client.end()
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
    await admin.end()
  }
}
