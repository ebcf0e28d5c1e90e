import type { Db, Tx } from '@/lib/server/db'

export const listTickRows = (db: Db, itemId: string) =>
  db.launchTick.findMany({ where: { itemId }, orderBy: { step: 'asc' } })

interface TickRow {
  itemId: string
  step: string
  state: string
  note: string
  byId: string
  at: Date
}

export const saveTick = (tx: Tx, { itemId, step, ...tick }: TickRow) =>
  tx.launchTick.upsert({
    where: { itemId_step: { itemId, step } },
    create: { itemId, step, ...tick },
    update: tick,
  })

/** @returns whether there was one */
export const deleteTick = async (tx: Tx, itemId: string, step: string): Promise<boolean> =>
  (await tx.launchTick.deleteMany({ where: { itemId, step } })).count > 0
