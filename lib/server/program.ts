import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { programsFolder } from './env'

/** Arguments for Node that run a program of `lib/cli` in a process of its own: as bin/ made it, else from its source. */
export function program(file: `lib/cli/${string}.ts`, args: readonly string[] = []): string[] {
  const folder = programsFolder()
  const made = folder && join(folder, `${basename(file, '.ts')}.mjs`)
  return made && existsSync(/* turbopackIgnore: true */ made) ? [made, ...args] : ['--import', 'tsx', file, ...args]
}
