import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { alone, schemaSources } from './prepare.mjs'
import { root, typescript } from './run.mjs'
import { hashOf, isMadeFrom, isStamped, stamp } from './stamp.mjs'

/** What runs beside Next's server, in processes of their own. */
const ALONE = ['reader', 'embedder']
/** Those that have nearly all in common are in one file, of which each runs what it needs. */
const TOGETHER = ['main', 'worker', 'prepare', 'job']
const sourceOf = (name) => `./lib/cli/${name}.ts`
const folder = '.programs'
const stampFile = `${folder}/made-from`
const sources = [
  ...schemaSources,
  'lib',
  'prisma/seed',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  'bin/lib/programs.mjs',
  'bin/lib/load.mjs',
]
const isTest = (path) => /\.test\.tsx?$/.test(path)
/** Libraries that are native or read files beside themselves, and what another copy of is no faster: they stay where they are. */
const BESIDE = ['onnxruntime-node', 'onnxruntime-web', '*.wasm-base64.js']
/** How the command line is used, as it said itself: to tell it again needs nothing of the app. */
const HELP = 'help'

/**
 * Make one file of JavaScript of each program, libraries and all, where a source has changed since: read as thousands of
 * files a program needs many times as long to start. One file each, whole: a program that runs while the checkout is
 * updated goes on with the code it began with.
 * Answers the folder; undefined where the checkout cannot be written, and the programs run from their sources.
 */
export async function bundle({ tell = () => {} } = {}) {
  const made = join(root, folder)
  if (isMadeFrom(stampFile, sources, isTest)) return made
  try {
    await alone(tell, async () => {
      const hash = hashOf(sources, isTest)
      if (!isStamped(stampFile, hash)) await make(made, hash)
    })
    return made
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(error.code)) return undefined
    throw error
  }
}

/** How the command line is used, from the folder that `bundle` answered; undefined where only the program can say. */
export function keptHelp(made) {
  const path = made && join(made, HELP)
  return path && existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

const TOGETHER_ENTRY = 'programs-together'
/** A module that runs one of the programs when it is called by its name. */
const together = {
  name: 'together',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^${TOGETHER_ENTRY}$`) }, ({ path }) => ({ path, namespace: path }))
    onLoad({ filter: /./, namespace: TOGETHER_ENTRY }, () => ({
      contents: TOGETHER.map((name) => `exports.${name} = () => require('${sourceOf(name)}')`).join('\n'),
      resolveDir: root,
    }))
  },
}

/** The client of the database imports its large parts as ES modules, which are there as CommonJS too. */
const commonPrisma = {
  name: 'common-prisma',
  setup: ({ onResolve }) =>
    onResolve({ filter: /wasm-base64\.mjs$/ }, ({ path }) => ({ path: path.replace(/mjs$/, 'js'), external: true })),
}

async function make(made, hash) {
  stamp(stampFile, '')
  // As deep as where they end up: the maps name the sources from there.
  const partial = mkdtempSync(join(root, `${folder}-`))
  try {
    const { build } = await import('esbuild')
    await build({
      absWorkingDir: root,
      entryPoints: { together: TOGETHER_ENTRY, ...Object.fromEntries(ALONE.map((name) => [name, sourceOf(name)])) },
      bundle: true,
      external: BESIDE,
      plugins: [together, commonPrisma],
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      // What load.mjs calls. A module that is imported when it is needed is in the file, and runs no earlier than that.
      banner: { js: '(function (exports, require, module, __filename, __dirname, fileUrl) {' },
      footer: { js: '})' },
      supported: { 'dynamic-import': false },
      define: { 'import.meta.url': 'fileUrl' },
      sourcemap: true,
      sourcesContent: false,
      outdir: partial,
      logLevel: 'error',
    })
    const before = startedFiles(made)
    const file = takeCode(partial, made, 'together')
    for (const name of TOGETHER) takeStart(partial, made, name, file)
    for (const name of ALONE) takeStart(partial, made, name, takeCode(partial, made, name))
    keepHelp(made)
    sweep(made, [...before, ...startedFiles(made)])
    stamp(stampFile, hash)
  } finally {
    rmSync(partial, { recursive: true, force: true })
  }
}

/** Puts a file of code and its map into the folder, under a name of what it holds. @returns the name */
function takeCode(partial, made, name) {
  const code = readFileSync(join(partial, `${name}.js`))
  const file = `${name}-${createHash('sha256').update(code).digest('hex').slice(0, 16)}.js`
  renameSync(join(partial, `${name}.js.map`), join(made, `${file}.map`))
  renameSync(join(partial, `${name}.js`), join(made, file))
  return file
}

/** Puts what starts a program into the folder; what it names is there. */
function takeStart(partial, made, name, file) {
  const start = join(partial, `${name}.mjs`)
  writeFileSync(
    start,
    `import { load } from '../bin/lib/load.mjs'\n\nload(new URL('${file}', import.meta.url), '${name}')\n`,
  )
  renameSync(start, join(made, `${name}.mjs`))
}

/** The files that the programs of a folder are started from. */
const startedFiles = (made) =>
  readdirSync(made)
    .filter((name) => name.endsWith('.mjs'))
    .flatMap((name) => /[a-z]+-[0-9a-f]{16}\.js/.exec(readFileSync(join(made, name), 'utf8')) ?? [])

/** Removes what is started no more. What a program may be about to read that started before just now stays until the next time. */
function sweep(made, files) {
  for (const name of readdirSync(made))
    if (/-[0-9a-f]{16}\.js|\.mjs\.map$/.test(name) && !files.some((file) => name.startsWith(file)))
      rmSync(join(made, name), { force: true })
}

function keepHelp(made) {
  const { status, stdout } = spawnSync(process.execPath, [join(made, 'main.mjs'), '--help'], { encoding: 'utf8' })
  if (status === 0) writeFileSync(join(made, HELP), stdout)
  // Then it is asked each time, and says itself what is wrong.
  else rmSync(join(made, HELP), { force: true })
}

/** Arguments for Node that run a program, from the folder that `bundle` answered where it has it. */
export function program(file, args = [], made = undefined) {
  const path = made && join(made, basename(file).replace(/\.ts$/, '.mjs'))
  return path && existsSync(path) ? [path, ...args] : typescript(file, args)
}
