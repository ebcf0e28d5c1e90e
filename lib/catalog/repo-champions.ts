import type { Db, Tx } from '@/lib/server/db'
import type { Named } from './rules-champions'

/** Who was named for a capability, or with null for the platform, the first one first. */
export const listChampionRows = (db: Db, capabilityId: string | null): Promise<Named[]> =>
  db.champion.findMany({ where: { capabilityId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })

/** Who was named in a team, with what for. */
export const listTeamChampionRows = (db: Db, teamId: string) =>
  db.champion.findMany({
    where: { teamId },
    include: { capability: { select: { id: true, name: true } } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })

export const findChampionRow = (db: Db, id: string) =>
  db.champion.findUnique({ where: { id }, include: { capability: { select: { id: true, name: true } } } })

export const insertChampion = (tx: Tx, row: Named) => tx.champion.create({ data: row })

export const deleteChampions = (tx: Tx, ids: readonly string[]) =>
  tx.champion.deleteMany({ where: { id: { in: [...ids] } } })

/** Takes somebody out who is erased. */
export const eraseChampion = (tx: Tx, personId: string) => tx.champion.deleteMany({ where: { personId } })
