import type { Db, Tx } from '@/lib/server/db'

/** RFCs with what is known of them that an import alone does not bring; they stay as they are until the transaction ends. */
export async function listForUndo(tx: Tx, ids: readonly string[]) {
  await tx.$queryRaw`SELECT 1 FROM "Rfc" WHERE "id" = ANY(${ids}) ORDER BY "id" FOR UPDATE`
  return tx.rfc.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      number: true,
      version: true,
      updatedAt: true,
      // What is taken back together may name each other.
      linkedBy: { where: { fromId: { notIn: [...ids] } }, select: { fromId: true }, take: 1 },
      _count: {
        select: { comments: true, approvals: true, approvers: true, drafts: true, coauthors: true, unsaved: true },
      },
    },
  })
}

/** Ids of RFCs by their numbers. */
export async function listIdsByNumber(db: Db, numbers: readonly number[]): Promise<Map<number, string>> {
  const rows = await db.rfc.findMany({ where: { number: { in: [...numbers] } }, select: { id: true, number: true } })
  return new Map(rows.map((row) => [row.number, row.id]))
}

export const deleteRfcs = (tx: Tx, ids: readonly string[]) => tx.rfc.deleteMany({ where: { id: { in: [...ids] } } })

/** What of an RFC speaks against its deletion. Locks it, so that nobody takes it up meanwhile. */
export async function lockForDeletion(tx: Tx, id: string) {
  await tx.$executeRaw`SELECT FROM "Rfc" WHERE "id" = ${id} FOR UPDATE`
  const row = await tx.rfc.findUnique({
    where: { id },
    select: {
      status: true,
      decision: true,
      _count: { select: { comments: true, approvals: true, coauthors: true, linkedBy: true } },
    },
  })
  return row && { status: row.status, isDecided: row.decision !== null, ...row._count }
}
