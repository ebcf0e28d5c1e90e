import type { Db } from '@/lib/server/db'

/** Ids of other pieces of a piece's source, newest first: of a survey those of the same question. Merged ones are left out. */
export async function listIdsBeside(db: Db, id: string, limit: number): Promise<string[]> {
  const piece = await db.evidence.findUnique({ where: { id }, select: { sourceId: true, askKey: true } })
  if (!piece?.sourceId) return []
  const { sourceId, askKey } = piece
  const rows = await db.evidence.findMany({
    where: { sourceId, ...(askKey !== null && { askKey }), sameAsId: null, id: { not: id } },
    select: { id: true },
    orderBy: [{ occurredAt: 'desc' }, { id: 'asc' }],
    take: limit,
  })
  return rows.map((row) => row.id)
}
