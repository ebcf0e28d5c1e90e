import { z } from 'zod'
import { ask, type Db, type Tx } from '@/lib/server/db'
import { readSetting, writeSetting } from '@/lib/server/setting'

const KEY = 'roadmap.capacity'
const stored = z.object({ weeks: z.number().nullable() })

/** Person-weeks that fit into "Now"; null where nobody has said. */
export async function readCapacity(db: Db): Promise<number | null> {
  const value = await readSetting(KEY, db)
  return value === null ? null : stored.parse(value).weeks
}

export const saveCapacity = (tx: Tx, weeks: number | null): Promise<void> => writeSetting(tx, KEY, { weeks })

/**
 * What is stored under a key of the settings, and the version of what the public roadmap shows: one statement, of the pool, for a page
 * that anybody may ask for as often as they like. Where the row of versions is gone (emptied tables), each time is another one.
 */
export async function settingAndVersion(key: string): Promise<{ value: unknown; version: string }> {
  const [row] = await ask<{ value: unknown; version: string }>(
    `SELECT (SELECT "value" FROM "Setting" WHERE "key" = $1) AS "value",
      coalesce((SELECT "shownVersion" FROM "BoardState" WHERE "id" = 1), gen_random_uuid())::text AS "version"`,
    [key],
  )
  return row!
}
