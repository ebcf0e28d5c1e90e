import type { Db, Tx } from '@/lib/server/db'

export interface MissionRow {
  version: number
  text: string
  evidence: string[]
  asked: string
  reviewAt: Date | null
  at: Date
  byId: string | null
}

export const findMissionRow = (db: Db): Promise<MissionRow | null> =>
  db.missionVersion.findFirst({ orderBy: { version: 'desc' } })

/** Versions below one, the newest first. */
export const listMissionRows = (db: Db, below: number, limit: number): Promise<MissionRow[]> =>
  db.missionVersion.findMany({ where: { version: { lt: below } }, orderBy: { version: 'desc' }, take: limit })

export const insertMission = (tx: Tx, row: MissionRow) => tx.missionVersion.create({ data: row })
