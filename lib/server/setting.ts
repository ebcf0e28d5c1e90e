import { db, type Db, type Prisma, type Tx } from './db'

/** What is stored under a key in the workspace's settings, or null. Rooms read and write settings only through this file. */
export async function readSetting(key: string, from: Db = db): Promise<Prisma.JsonValue | null> {
  return (await from.setting.findUnique({ where: { key } }))?.value ?? null
}

/** Stores a value under a key, over what was there. */
export async function writeSetting(tx: Tx, key: string, value: Prisma.InputJsonValue): Promise<void> {
  await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
}

/** Forgets what is stored under a key. @returns whether there was something */
export async function deleteSetting(tx: Tx, key: string): Promise<boolean> {
  return (await tx.setting.deleteMany({ where: { key } })).count > 0
}
