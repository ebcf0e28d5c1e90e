import { noteDatabaseAway } from '@/lib/server/database-away'
import { pool } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { log } from '@/lib/server/log'
import { appVersion } from '@/lib/server/version'

export type Health =
  | { status: 'ok'; database: 'embedded' | 'external'; version: string }
  | { status: 'unavailable'; database: 'embedded' | 'external'; version: string; reason: string }

const PATIENCE_MS = 3_000

/** A standby that is not promoted, or a server or role that was set to read only. */
export const READ_ONLY = `SELECT pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on' AS "readOnly"`

/**
 * Whether the hub can do its work: the database answers within three seconds and takes writes. The reason is public, so
 * it is plain.
 */
export async function getHealth(): Promise<Health> {
  const base = { database: env().SOUNDINGS_DATABASE, version: appVersion() }
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS)
  })
  try {
    const { rows } = await Promise.race([pool().query<{ readOnly: boolean }>(READ_ONLY), late])
    if (!rows[0]?.readOnly) return { status: 'ok', ...base }
    return { status: 'unavailable', ...base, reason: 'The database is read-only: nothing can be saved.' }
  } catch (error) {
    noteDatabaseAway()
    log().warn({ err: error }, 'the database does not answer')
    return { status: 'unavailable', ...base, reason: 'The database does not answer.' }
  } finally {
    clearTimeout(timer)
  }
}
