import type { Db, Tx } from '@/lib/server/db'
import type { CaptureKind } from './schema-capture'

export interface CaptureRow {
  id: string
  kind: CaptureKind
  sourceId: string | null
  url: string | null
  createdById: string | null
}

/** One capture at a time: two of the same source at once would both find it new. */
export async function lockCaptures(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('capture evidence'))`
}

export async function listKnownSources(db: Db, sourceIds: readonly string[]): Promise<Map<string, CaptureRow>> {
  const rows = await db.evidenceCapture.findMany({ where: { sourceId: { in: [...sourceIds] } } })
  return new Map(rows.map((row) => [row.sourceId ?? '', { ...row, kind: row.kind as CaptureKind }]))
}

/** What is kept of captured pieces by now, by capture; without those whose words were taken back. */
export async function listCapturedTexts(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.evidence.findMany({
    where: { refId: { in: [...ids] }, kind: { in: ['ticket', 'chat', 'note'] } },
    select: { refId: true, text: true },
  })
  return new Map(rows.map(({ refId, text }) => [refId, text]))
}

export const insertCaptures = (tx: Tx, rows: readonly CaptureRow[]) =>
  tx.evidenceCapture.createMany({ data: rows.map((row) => ({ ...row })) })

export const findCapture = (db: Db, id: string) => db.evidenceCapture.findUnique({ where: { id } })

export const listCaptures = (db: Db, ids: readonly string[]) =>
  db.evidenceCapture.findMany({ where: { id: { in: [...ids] } }, select: { id: true, kind: true } })

export const deleteCaptures = (tx: Tx, ids: readonly string[]) =>
  tx.evidenceCapture.deleteMany({ where: { id: { in: [...ids] } } })
