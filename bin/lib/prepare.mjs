import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'
import { mustRun, root } from './run.mjs'
import { Stop, say } from './say.mjs'
import { hashOf, isStamped, stamp } from './stamp.mjs'

const at = (path) => join(root, path)

/** Stop early on a Node that the libraries do not run on. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Stop(`Soundings needs Node 20.19 or newer; this is ${process.version}.`)
  }
}

/**
 * Whether node_modules holds what package-lock.json asks for, read from npm's own record of what it installed.
 * With `dev` false, tools that only development needs may be missing.
 */
export function isInstalled({ dev }) {
  const record = at('node_modules/.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(wanted).every(([path, { version, optional, dev: forDevelopment, devOptional }]) => {
    const has = existsSync(at(path)) ? installed[path]?.version : undefined
    if (path === '' || has === version) return true
    return has === undefined && (optional || ((forDevelopment || devOptional) && !dev))
  })
}

/** Install the libraries when they are missing or others than the lock file names. */
export async function install({ dev = false, tell = say } = {}) {
  if (isInstalled({ dev })) return
  await alone(tell, async () => {
    if (isInstalled({ dev })) return
    tell('Installing libraries (npm ci)')
    const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm']
    const flags = [
      'ci',
      '--no-audit',
      '--no-fund',
      '--no-progress',
      '--loglevel=error',
      ...(dev ? ['--include=dev'] : []),
    ]
    await mustRun('Installing libraries', npm[0], [...npm.slice(1), ...flags], { stdio: ['ignore', 2, 2] })
  })
}

const clientStamp = 'prisma/client/.made-from'
/** What the database client is made from. */
export const schemaSources = ['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json']
const schemaHash = () => hashOf(schemaSources)

/** Generate the database client when the schema has changed since it was made. */
export async function generate({ tell = say } = {}) {
  if (isStamped(clientStamp, schemaHash())) return
  await alone(tell, async () => {
    const hash = schemaHash()
    if (isStamped(clientStamp, hash)) return
    tell('Generating the database client')
    // Generation needs no engine, yet Prisma wants to download one unless told where it is: any program will do.
    const env = {
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    }
    await mustRun(
      'Generating the database client',
      process.execPath,
      [at('node_modules/prisma/build/index.js'), 'generate'],
      {
        env,
        stdio: ['ignore', 'ignore', 2],
      },
    )
    stamp(clientStamp, hash)
  })
}

const buildStamp = '.next/made-from'
const sources = [
  ...[
    'app',
    'components',
    'lib',
    'prisma/schema',
    'public',
    'proxy.ts',
    'instrumentation.ts',
    'instrumentation-client.ts',
    'next.config.ts',
  ],
  ...['postcss.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json'],
]
const sourceHash = () => hashOf(sources, (path) => /\.test\.tsx?$/.test(path))

/** Build the pages when anything they are made from has changed since the last build. */
export async function build({ tell = say } = {}) {
  if (isStamped(buildStamp, sourceHash())) return
  await alone(tell, async () => {
    const hash = sourceHash()
    if (isStamped(buildStamp, hash)) return
    tell('Building (next build)')
    stamp(buildStamp, '')
    await mustRun('Building', process.execPath, [at('node_modules/next/dist/bin/next'), 'build'], {
      env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 2, 2],
    })
    stamp(buildStamp, hash)
  })
}

/** Two commands started at once in one checkout must not install or build over each other. */
export function alone(tell, work) {
  return withLock(at('.prepare.lock'), work, {
    milliseconds: 15 * 60_000,
    waiting: () => tell('Another command is preparing this checkout; waiting for it'),
  })
}
