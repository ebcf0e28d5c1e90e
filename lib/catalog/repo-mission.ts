import { Prisma, type Db, type Tx } from '@/lib/server/db'
import { readTogether } from '@/lib/server/together'

export interface MissionRow {
  version: number
  text: string
  evidence: string[]
  asked: string
  reviewAt: Date | null
  at: Date
  byId: string | null
}

export async function findMissionRow(db: Db): Promise<MissionRow | null> {
  const [row] = await readTogether<MissionRow>(
    Prisma.sql`SELECT "version", "text", "evidence", "asked", "reviewAt", "at", "byId" FROM "MissionVersion"
      ORDER BY "version" DESC LIMIT 1`,
    ['reviewAt', 'at'],
    db,
  )
  return row ?? null
}

/** Versions below one, the newest first. */
export const listMissionRows = (db: Db, below: number, limit: number): Promise<MissionRow[]> =>
  db.missionVersion.findMany({ where: { version: { lt: below } }, orderBy: { version: 'desc' }, take: limit })

export const insertMission = (tx: Tx, row: MissionRow) => tx.missionVersion.create({ data: row })
