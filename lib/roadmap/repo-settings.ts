import { z } from 'zod'
import type { Db, Tx } from '@/lib/server/db'

const KEY = 'roadmap.capacity'
const stored = z.object({ weeks: z.number().nullable() })

/** Person-weeks that fit into "Now"; null where nobody has said. */
export async function readCapacity(db: Db): Promise<number | null> {
  const row = await db.setting.findUnique({ where: { key: KEY } })
  return row ? stored.parse(row.value).weeks : null
}

export async function saveCapacity(tx: Tx, weeks: number | null): Promise<void> {
  await tx.setting.upsert({ where: { key: KEY }, create: { key: KEY, value: { weeks } }, update: { value: { weeks } } })
}
