import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { openThrowaway } from '../../bin/lib/throwaway.mjs'
import { migrate } from '../../lib/server/migrate'
import { databaseUrl, onServer } from './server'

/**
 * Once per run: a PostgreSQL (the one TEST_DATABASE_URL names, or an embedded one of its own) with a migrated template
 * database. Migrating once and copying is some twenty times faster than migrating for each test file.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const external = process.env.TEST_DATABASE_URL
  const server = external ? { url: external, close: async () => {} } : await openThrowaway()
  const template = `soundings_template_${process.pid}`
  await onServer(server.url, `DROP DATABASE IF EXISTS ${template}`)
  await onServer(server.url, `CREATE DATABASE ${template}`)
  await migrate(databaseUrl(server.url, template), fileURLToPath(new URL('../../prisma/migrations', import.meta.url)))
  project.provide('databaseServer', server.url)
  project.provide('databaseTemplate', template)
  return async () => {
    await onServer(server.url, `DROP DATABASE ${template} WITH (FORCE)`)
    await server.close()
  }
}
