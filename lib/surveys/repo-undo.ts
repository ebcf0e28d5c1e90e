import type { Db, Tx } from '@/lib/server/db'

/** Surveys with what is known of them that an import alone does not bring. */
export const listForUndo = (db: Db, ids: readonly string[]) =>
  db.survey.findMany({
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
