import { randomUUID } from 'node:crypto'
import { afterAll, inject, vi } from 'vitest'
import { databaseUrl, onServer } from './server'

/** What code of ours keeps for the whole process, so that development may reload modules. */
const kept = globalThis as unknown as Record<string, unknown> & { soundingsBoard?: { watchers: Set<unknown> } }
const ours = () => Object.keys(kept).filter((key) => /^(__)?soundings/.test(key))

// One process runs many files, which saves reading the libraries a hundred times. Each file still starts from nothing:
// modules of ours are evaluated again, and the variables and what is kept for the process are as they were before.
vi.resetModules()
for (const key of ours()) delete kept[key]
const first = globalThis as { variablesOfFirstFile?: NodeJS.ProcessEnv }
const variables = (first.variablesOfFirstFile ??= { ...process.env })
for (const key of Object.keys(process.env))
  if (!key.startsWith('VITEST') && !(key in variables)) delete process.env[key]
Object.assign(process.env, variables)

// An empty, migrated database that nothing else sees, named by DATABASE_URL, so that files run side by side and a test
// may look at whole tables. Set before lib/server/env.ts is first read.
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

// Registered first, so run last: after what the file itself lets go of.
afterAll(async () => {
  const [{ closeDb }, { stopEmbedder }] = await Promise.all([
    import('@/lib/server/db'),
    import('@/lib/reading/repo-embedder'),
  ])
  stopEmbedder()
  await closeDb()
  await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`)
  vi.useRealTimers()
  vi.unstubAllEnvs()
  // It would go on reading a database that is gone, beside the files that follow.
  if (kept.soundingsBoard?.watchers.size) throw new Error('A stream of the board’s changes is still open: cancel it.')
})
