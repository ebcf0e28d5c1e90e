import type { Db, Tx } from '@/lib/server/db'

export interface OutcomeRow {
  itemId: string
  metric: string
  baseline: number
  target: number
  by: Date
  teamId: string | null
  capability: string | null
  surveyId: string | null
  measure: string | null
  statedAt: Date
  statedById: string | null
  result: string | null
  recordedAt: Date | null
  note: string
  evidenceId: string | null
}

export const findOutcomeRow = (db: Db, itemId: string): Promise<OutcomeRow | null> =>
  db.itemOutcome.findUnique({ where: { itemId } })

export const listOutcomeRows = (db: Db, itemIds: readonly string[]): Promise<OutcomeRow[]> =>
  db.itemOutcome.findMany({ where: { itemId: { in: [...itemIds] } } })

/** What items are to move, the newest first. */
export const listStatedRows = (
  db: Db,
  limit: number,
): Promise<Pick<OutcomeRow, 'itemId' | 'metric' | 'surveyId' | 'measure' | 'baseline' | 'target' | 'by'>[]> =>
  db.itemOutcome.findMany({
    select: { itemId: true, metric: true, surveyId: true, measure: true, baseline: true, target: true, by: true },
    orderBy: [{ statedAt: 'desc' }, { itemId: 'asc' }],
    take: limit,
  })

/** Outcomes whose day is over and which nobody recorded, the oldest first. */
export const listDueRows = (db: Db, now: Date, limit: number): Promise<OutcomeRow[]> =>
  db.$queryRaw`SELECT "itemId", "metric", "baseline", "target", "by", "teamId", "capability", "surveyId", "measure", "statedAt",
      "statedById", "result", "recordedAt", "note", "evidenceId"
    FROM "ItemOutcome" WHERE "recordedAt" IS NULL AND "by" < ${now}::date ORDER BY "by" LIMIT ${limit}`

type Stated = Omit<OutcomeRow, 'result' | 'recordedAt' | 'note' | 'evidenceId'>
export const saveOutcomeRow = (tx: Tx, { itemId, ...row }: Stated) =>
  tx.itemOutcome.upsert({ where: { itemId }, create: { itemId, ...row }, update: row })

/** @returns whether it was not recorded before */
export async function recordResult(
  tx: Tx,
  itemId: string,
  row: { result: string; recordedAt: Date; note: string; evidenceId: string },
): Promise<boolean> {
  return (await tx.itemOutcome.updateMany({ where: { itemId, recordedAt: null }, data: row })).count > 0
}

/**
 * Makes the outcome of one item that of another which has none. One that is recorded stays: its evidence is of its item.
 * @param statedAt only the one stated at this moment
 * @returns when it was stated; null where nothing was moved
 */
export async function moveOutcomeRow(
  tx: Tx,
  { from, to }: { from: string; to: string },
  statedAt?: Date,
): Promise<Date | null> {
  const row = await tx.itemOutcome.findUnique({ where: { itemId: from } })
  if (!row || row.recordedAt !== null || (statedAt && row.statedAt.getTime() !== statedAt.getTime())) return null
  if (await tx.itemOutcome.findUnique({ where: { itemId: to }, select: { itemId: true } })) return null
  await tx.itemOutcome.update({ where: { itemId: from }, data: { itemId: to } })
  return row.statedAt
}
