import type { Db, Tx } from '@/lib/server/db'

export const findKitRow = (db: Db, capabilityId: string) => db.capabilityKit.findUnique({ where: { capabilityId } })

export interface KitRow {
  begin: string
  limits: string
  leaving: string
  channel: string
  quotes: string[]
  version: number
  updatedById: string
  updatedAt: Date
}

export const saveKit = (tx: Tx, capabilityId: string, data: KitRow) =>
  tx.capabilityKit.upsert({ where: { capabilityId }, create: { capabilityId, ...data }, update: data })
