import type { Db, Tx } from '@/lib/server/db'
import { sha256 } from '@/lib/server/hash'
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

/** Of what was taken back it is known only that it was here: an id of another tool can be somebody's login. */
const forgotten = (sourceId: string): string => `forgotten:${sha256(sourceId)}`

export async function listKnownSources(db: Db, sourceIds: readonly string[]): Promise<Map<string, CaptureRow>> {
  const keys = new Map(sourceIds.flatMap((id) => [id, forgotten(id)].map((key) => [key, id] as const)))
  const rows = await db.evidenceCapture.findMany({ where: { sourceId: { in: [...keys.keys()] } } })
  return new Map(rows.map((row) => [keys.get(row.sourceId ?? '') ?? '', { ...row, kind: row.kind as CaptureKind }]))
}

/** Where these came from is forgotten; that they came stays known, so that they are not taken in again. */
export async function forgetSources(tx: Tx, ids: readonly string[]): Promise<void> {
  const rows = await tx.evidenceCapture.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, sourceId: true },
  })
  const hidden = rows.map(({ id, sourceId }) => ({ id, sourceId: sourceId === null ? null : forgotten(sourceId) }))
  await tx.$executeRaw`UPDATE "EvidenceCapture" c SET "url" = NULL, "sourceId" = r."sourceId"
    FROM jsonb_to_recordset(${JSON.stringify(hidden)}::jsonb) AS r("id" text, "sourceId" text) WHERE c."id" = r."id"`
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
