import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { migrate, pendingMigrations, readMigrations, type Migration } from '@/lib/server/migrate'
import { databaseUrl, onServer } from './server'

let folder: string
let url: string
let name: string
let count = 0

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'migrations-'))
  name = `soundings_migrate_${process.pid}_${(count += 1)}`
  await onServer(inject('databaseServer'), `CREATE DATABASE ${name}`)
  url = databaseUrl(inject('databaseServer'), name)
})

afterEach(async () => {
  await onServer(inject('databaseServer'), `DROP DATABASE ${name} WITH (FORCE)`)
  await rm(folder, { recursive: true })
})

async function write(migration: string, sql: string): Promise<void> {
  await mkdir(join(folder, migration), { recursive: true })
  await writeFile(join(folder, migration, 'migration.sql'), sql)
}

async function query<T extends object>(sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

describe('migrate', () => {
  test('applies in order, once, and records in the form of Prisma', async () => {
    await write('1_a', 'CREATE TABLE a (id int)')
    await write('2_b', 'ALTER TABLE a ADD COLUMN b int')
    expect(await migrate(url, folder)).toEqual(['1_a', '2_b'])
    expect(await migrate(url, folder)).toEqual([])
    const rows = await query<{ migration_name: string; checksum: string; done: boolean }>(
      'SELECT migration_name, checksum, finished_at IS NOT NULL AS done FROM _prisma_migrations ORDER BY 1',
    )
    const [first] = await readMigrations(folder)
    expect(rows).toHaveLength(2)
    expect(rows[0]).toEqual({ migration_name: '1_a', checksum: first?.checksum, done: true })
  })

  test('a failing one leaves nothing behind and stops the ones after it', async () => {
    await write('1_a', 'CREATE TABLE a (id int)')
    await write('2_b', 'CREATE TABLE b (id int); SELECT no_such_function()')
    await write('3_c', 'CREATE TABLE c (id int)')
    await expect(migrate(url, folder)).rejects.toThrow(/2_b failed and was rolled back/)
    const tables = await query<{ tablename: string }>(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    )
    expect(tables.map((row) => row.tablename)).toEqual(['_prisma_migrations', 'a'])
  })

  test('ten starts at once apply each migration once', async () => {
    await write('1_a', 'CREATE TABLE a (id int)')
    const applied = await Promise.all(Array.from({ length: 10 }, () => migrate(url, folder)))
    expect(applied.flat()).toEqual(['1_a'])
  })

  test('a changed migration stops the start', async () => {
    await write('1_a', 'CREATE TABLE a (id int)')
    await migrate(url, folder)
    await write('1_a', 'CREATE TABLE a (id bigint)')
    await expect(migrate(url, folder)).rejects.toThrow('1_a was changed after it had been applied')
  })
})

describe('pendingMigrations', () => {
  const migration = (name: string): Migration => ({ name, sql: '', checksum: name })
  const applied = (name: string, finished_at: Date | null = new Date(0)) => ({
    migration_name: name,
    checksum: name,
    finished_at,
  })

  test('refuses a half-applied, an unknown and a late one', () => {
    expect(() => pendingMigrations([migration('1')], [applied('1', null)])).toThrow('began and did not finish')
    expect(() => pendingMigrations([migration('1')], [applied('1'), applied('2')])).toThrow('made by a newer one')
    expect(() => pendingMigrations([migration('1'), migration('2')], [applied('2')])).toThrow('older than 2')
  })

  test('gives what is left', () => {
    expect(pendingMigrations([migration('1'), migration('2')], [applied('1')]).map(({ name }) => name)).toEqual(['2'])
  })
})
