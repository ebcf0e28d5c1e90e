import { z } from 'zod'
import type { Db, Tx } from '@/lib/server/db'
import { readSetting, writeSetting } from '@/lib/server/setting'

const KEY = 'roadmap.capacity'
const stored = z.object({ weeks: z.number().nullable() })

/** Person-weeks that fit into "Now"; null where nobody has said. */
export async function readCapacity(db: Db): Promise<number | null> {
  const value = await readSetting(KEY, db)
  return value === null ? null : stored.parse(value).weeks
}

export const saveCapacity = (tx: Tx, weeks: number | null): Promise<void> => writeSetting(tx, KEY, { weeks })

/** What is stored under a key of the settings, and the board's version: one statement, for a page that anybody may ask for. */
export async function settingAndVersion(db: Db, key: string): Promise<{ value: unknown; version: number }> {
  const [row] = await db.$queryRaw<{ value: unknown; version: number }[]>`
    SELECT (SELECT "value" FROM "Setting" WHERE "key" = ${key}) AS "value",
      coalesce((SELECT "version" FROM "BoardState" WHERE "id" = 1), 0)::int AS "version"`
  return row ?? { value: null, version: 0 }
}
