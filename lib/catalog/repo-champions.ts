import type { Db, Tx } from '@/lib/server/db'
import type { Named } from './rules-champions'

/** Who was named for a capability, or with null for the platform, the first one first. */
export const listChampionRows = (db: Db, capabilityId: string | null): Promise<Named[]> =>
  db.champion.findMany({ where: { capabilityId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })

/** Who was named in a team, with what for. */
export async function listTeamChampionRows(
  db: Db,
  teamId: string,
): Promise<(Named & { capability: { id: string; name: string } | null })[]> {
  const rows = await db.$queryRaw<(Named & { capabilityName: string | null })[]>`
    SELECT h."id", h."capabilityId", h."teamId", h."personId", h."at", c."name" AS "capabilityName"
    FROM "Champion" h LEFT JOIN "Capability" c ON c."id" = h."capabilityId"
    WHERE h."teamId" = ${teamId} ORDER BY h."at", h."id"`
  return rows.map(({ capabilityName, ...row }) => ({
    ...row,
    capability:
      row.capabilityId === null || capabilityName === null ? null : { id: row.capabilityId, name: capabilityName },
  }))
}

export const findChampionRow = (db: Db, id: string) =>
  db.champion.findUnique({ where: { id }, include: { capability: { select: { id: true, name: true } } } })

export const insertChampion = (tx: Tx, row: Named) => tx.champion.create({ data: row })

export const deleteChampions = (tx: Tx, ids: readonly string[]) =>
  tx.champion.deleteMany({ where: { id: { in: [...ids] } } })

/** Takes somebody out who is erased. */
export const eraseChampion = (tx: Tx, personId: string) => tx.champion.deleteMany({ where: { personId } })
