import { Client } from 'pg'
import { expect, inject, test } from 'vitest'
import { db } from '@/lib/server/db'

test('a test file has a migrated database of its own', async () => {
  const applied = await db.$queryRaw<{ name: string }[]>`SELECT migration_name AS name FROM _prisma_migrations`
  expect(applied.length).toBeGreaterThan(0)
  const [row] = await db.$queryRaw<{ name: string }[]>`SELECT current_database() AS name`
  expect(row?.name).toMatch(/^soundings_test_/)
  expect(row?.name).not.toBe(inject('databaseTemplate'))
})

test('the server is one that Soundings supports: PostgreSQL 15 or newer', async () => {
  const client = new Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num')
  await client.end()
  expect(Number(rows[0]?.server_version_num)).toBeGreaterThanOrEqual(150_000)
})
