import { readFileSync } from 'node:fs'
import { join } from 'node:path'

let version: string | undefined

/** The version in package.json. */
export function appVersion(): string {
  version ??= (JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8')) as { version: string }).version
  return version
}
