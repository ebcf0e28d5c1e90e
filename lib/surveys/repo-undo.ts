import type { Tx } from '@/lib/server/db'

/**
 * One import of a source at a time, until the transaction ends: two of the same file at once would both find it new.
 * Several sources are locked in one order.
 */
export async function lockSources(tx: Tx, sources: readonly string[]): Promise<void> {
  for (const source of [...new Set(sources)].sort())
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`survey import:${source}`}, 0))`
}

/** Surveys with what is known of them that an import alone does not bring; they stay as they are until the transaction ends. */
export async function listForUndo(tx: Tx, ids: readonly string[]) {
  await tx.$queryRaw`SELECT 1 FROM "Survey" WHERE "id" = ANY(${ids}) ORDER BY "id" FOR UPDATE`
  return tx.survey.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      title: true,
      status: true,
      revision: true,
      updatedAt: true,
      _count: { select: { responses: { where: { imported: false } } } },
    },
  })
}

export const deleteSurveys = (tx: Tx, ids: readonly string[]) =>
  tx.survey.deleteMany({ where: { id: { in: [...ids] } } })

/** Whether people were asked by a survey, declined it, or are to be asked on days that are set. */
export async function isInUse(tx: Tx, id: string): Promise<boolean> {
  const { _count: count } = await tx.survey.findUniqueOrThrow({
    where: { id },
    select: { _count: { select: { invitations: true, declines: true, schedules: true } } },
  })
  return count.invitations + count.declines + count.schedules > 0
}
