import { randomUUID } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { databaseUrl, onServer } from './server'

// Before each test file: an empty, migrated database that nothing else sees, named by DATABASE_URL, so that files run
// side by side and a test may look at whole tables. Set before lib/server/env.ts is first read.
const server = inject('databaseServer')
const name = `soundings_test_${randomUUID().replaceAll('-', '')}`
await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${inject('databaseTemplate')}`)
process.env.DATABASE_URL = databaseUrl(server, name)
process.env.SOUNDINGS_DATABASE = 'external'
// Vitest puts a '/' here.
process.env.BASE_URL = 'http://localhost:3000'
process.env.NEXTAUTH_SECRET = 'for tests only'
process.env.WEBHOOK_PRIVATE_HOSTS = '127.0.0.1'
process.env.LOG_LEVEL ??= 'silent'

afterAll(async () => {
  const { closeDb } = await import('@/lib/server/db')
  await closeDb()
  await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`)
})
