/**
 * Writes the next migration: `npm run migration -- add-something`.
 *
 * Compares prisma/schema with prisma/authored (the schema as the last migration left it; `.ignore` keeps it out of
 * searches) and puts the SQL of the difference into prisma/migrations. Prisma's own command needs an engine binary that
 * is fetched at run time; its WebAssembly build can do the one step needed here. See
 * docs/decisions/0002-migration-runner.md.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { DiffTarget } from '@prisma/schema-engine-wasm'
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg'

const SCHEMA = 'prisma/schema'
const AUTHORED = 'prisma/authored'
const MIGRATIONS = 'prisma/migrations'

/** The schema files of a folder as the engine takes them; "empty" where there are none yet. */
function datamodel(folder: string): DiffTarget {
  mkdirSync(folder, { recursive: true })
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.prisma'))
    .sort()
    .map((file) => ({ path: join(folder, file), content: readFileSync(join(folder, file), 'utf8') }))
  return files.length ? { tag: 'schemaDatamodel', files } : { tag: 'empty' }
}

/** The engine, instantiated by hand: Node 20 does not import .wasm files by itself. */
async function loadEngine(): Promise<typeof engineModule.SchemaEngine> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
  const bytes = readFileSync(join(dirname(entry), 'schema_engine_bg.wasm'))
  const imports = { './schema_engine_bg.js': engineModule } as unknown as WebAssembly.Imports
  const { instance } = await WebAssembly.instantiate(bytes, imports)
  const bindings = engineModule as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void }
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start as () => void
  start()
  return engineModule.SchemaEngine
}

async function difference(): Promise<string> {
  // It connects to ask the server's version; it writes nothing there.
  const connectionString = process.env.DATABASE_URL
  if (!connectionString) throw new Error('Set DATABASE_URL to any PostgreSQL server; nothing is written to it.')
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString }, { schema: 'public' }))
  const engine = await (await loadEngine()).new({ datamodels: undefined }, () => undefined, adapter)
  const params = {
    from: datamodel(AUTHORED),
    to: datamodel(SCHEMA),
    script: true,
    exitCode: false,
    shadowDatabaseUrl: '',
    filters: { externalTables: [], externalEnums: [] },
  }
  const { stdout } = await engine.diff(params)
  return stdout ?? ''
}

/** Folder name in Prisma's form: UTC time to the second, then the name. */
function folderName(name: string, now: Date): string {
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14)
  return `${stamp}_${name.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`
}

const name = process.argv[2]
if (!name) {
  console.error(
    'Say what the migration does: npm run migration -- add-something (or: -- --sql add-index for hand-written SQL)',
  )
  process.exit(2)
}
const handWritten = name === '--sql'
const title = handWritten ? process.argv[3] : name
const sql = handWritten ? '' : await difference()
if (!handWritten && /^(\s*--.*\n?|\s)*$/.test(sql)) {
  console.error('prisma/schema says nothing new. For hand-written SQL: npm run migration -- --sql name')
  process.exit(1)
}
const folder = join(MIGRATIONS, folderName(title ?? 'sql', new Date()))
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'migration.sql'), sql)
if (!handWritten) {
  rmSync(AUTHORED, { recursive: true, force: true })
  cpSync(SCHEMA, AUTHORED, { recursive: true })
}
console.log(`Wrote ${folder}/migration.sql. Read it before you commit it.`)
