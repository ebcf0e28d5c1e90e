import { z } from 'zod'
import { decodeCursor, toPage, type Page } from '@/lib/core/paging'
import { db, type Tx } from '@/lib/server/db'
import type { AuditItem, AuditQuery } from './schema'

const MISSION = 'platform.mission'

export async function findMission(): Promise<string> {
  const row = await db.setting.findUnique({ where: { key: MISSION } })
  return typeof row?.value === 'string' ? row.value : ''
}

export const writeMission = (tx: Tx, value: string) =>
  tx.setting.upsert({ where: { key: MISSION }, create: { key: MISSION, value }, update: { value } })

const cursorKey = z.tuple([z.iso.datetime(), z.string()])

/** What was done, newest first, without names: those are the people room's. */
export async function listAudit({ limit, cursor, subject }: AuditQuery): Promise<Page<Omit<AuditItem, 'actor'>>> {
  const after = decodeCursor(cursor, cursorKey)
  const rows = await db.auditEntry.findMany({
    where: {
      ...(subject && { subjectId: subject }),
      ...(after && { OR: [{ at: { lt: new Date(after[0]) } }, { at: new Date(after[0]), id: { gt: after[1] } }] }),
    },
    orderBy: [{ at: 'desc' }, { id: 'asc' }],
    take: limit + 1,
  })
  return toPage(
    rows,
    limit,
    (row) => [row.at.toISOString(), row.id],
    (row) => ({
      id: row.id,
      at: row.at.toISOString(),
      actorId: row.actorId,
      action: row.action,
      subject: { kind: row.subjectKind, id: row.subjectId },
      detail: (row.detail ?? {}) as Record<string, unknown>,
    }),
  )
}

/** Lets go of what is only needed for a while: answers to repeated requests, counted windows, sign-in links. */
export async function tidy(now: Date): Promise<number> {
  const dayAgo = new Date(now.getTime() - 86_400_000)
  const counts = await Promise.all([
    db.idempotencyKey.deleteMany({ where: { createdAt: { lt: dayAgo } } }),
    db.rateWindow.deleteMany({ where: { window: { lt: dayAgo } } }),
    db.verificationToken.deleteMany({ where: { expires: { lt: now } } }),
  ])
  return counts.reduce((sum, one) => sum + one.count, 0)
}
