import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { alone, schemaSources } from './prepare.mjs'
import { root, typescript } from './run.mjs'
import { hashOf, isStamped, stamp } from './stamp.mjs'

/** What runs beside Next's server, in processes of their own. */
const entries = ['main', 'worker', 'prepare', 'job', 'reader', 'embedder'].map((name) => `lib/cli/${name}.ts`)
const folder = '.programs'
const stampFile = `${folder}/made-from`
const sourceHash = () =>
  hashOf(
    [
      ...schemaSources,
      'lib',
      'prisma/seed',
      'tsconfig.json',
      'package.json',
      'package-lock.json',
      'bin/lib/programs.mjs',
    ],
    (path) => /\.test\.tsx?$/.test(path),
  )
const isFresh = () => isStamped(stampFile, sourceHash())

/**
 * Make one file of JavaScript of each program, where a source has changed since: read as a thousand files of TypeScript
 * a program needs two to three times as long to start. Libraries stay where they are. One file each, whole: a
 * program that runs while the checkout is updated goes on with the code it began with.
 * Answers the folder; undefined where the checkout cannot be written, and the programs run from their sources.
 */
export async function bundle({ tell = () => {} } = {}) {
  const made = join(root, folder)
  if (isFresh()) return made
  try {
    await alone(tell, async () => {
      const hash = sourceHash()
      if (!isStamped(stampFile, hash)) await make(made, hash)
    })
    return made
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(error.code)) return undefined
    throw error
  }
}

async function make(made, hash) {
  stamp(stampFile, '')
  // As deep as where they end up: the maps name the sources from there.
  const partial = mkdtempSync(join(root, `${folder}-`))
  try {
    const { build } = await import('esbuild')
    await build({
      absWorkingDir: root,
      entryPoints: entries,
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      target: 'node20',
      // As the sources have them: a fault's own name is part of what it says.
      keepNames: true,
      sourcemap: true,
      sourcesContent: false,
      outdir: partial,
      outExtension: { '.js': '.mjs' },
      logLevel: 'error',
    })
    for (const name of readdirSync(partial)) renameSync(join(partial, name), join(made, name))
    stamp(stampFile, hash)
  } finally {
    rmSync(partial, { recursive: true, force: true })
  }
}

/** Arguments for Node that run a program, from the folder that `bundle` answered where it has it. */
export function program(file, args = [], made = undefined) {
  const path = made && join(made, basename(file).replace(/\.ts$/, '.mjs'))
  return path && existsSync(path) ? ['--enable-source-maps', path, ...args] : typescript(file, args)
}
