import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pool } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { log } from '@/lib/server/log'

export type Health =
  | { status: 'ok'; database: 'embedded' | 'external'; version: string }
  | { status: 'unavailable'; database: 'embedded' | 'external'; version: string; reason: string }

const PATIENCE_MS = 3_000
let version: string | undefined

/** The version in package.json. */
export function appVersion(): string {
  version ??= (JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8')) as { version: string }).version
  return version
}

/** Whether the hub can do its work: the database answers within three seconds. The reason is for anybody, so it is plain. */
export async function health(): Promise<Health> {
  const base = { database: env().SOUNDINGS_DATABASE, version: appVersion() }
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS)
  })
  try {
    await Promise.race([pool().query('SELECT 1'), late])
    return { status: 'ok', ...base }
  } catch (error) {
    log().warn({ err: error }, 'the database does not answer')
    return { status: 'unavailable', ...base, reason: 'The database does not answer.' }
  } finally {
    clearTimeout(timer)
  }
}
