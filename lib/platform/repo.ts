import { z } from 'zod'
import { DAY_MS } from '@/lib/core/clock'
import { decodeCursor, toPage, type Page } from '@/lib/core/paging'
import { db } from '@/lib/server/db'
import { forgetEndedMails } from '@/lib/server/mail-claims'
import type { AuditItem, AuditQuery } from './schema'

const cursorKey = z.tuple([z.iso.datetime(), z.string()])

/** An entry without names: those are other rooms'. */
export type AuditRow = Omit<AuditItem, 'actor' | 'subject'> & { subject: { kind: string; id: string } }

/** What was done, newest first. @param actorId whose deeds, where the query names a person by address */
export async function listAudit(
  { limit, cursor, subject, actor, action, from, to }: AuditQuery,
  actorId: string | undefined,
): Promise<Page<AuditRow>> {
  const after = decodeCursor(cursor, cursorKey)
  const rows = await db.auditEntry.findMany({
    where: {
      ...(subject && { subjectId: subject }),
      ...(actor && { actorId: actor === 'hub' ? null : (actorId ?? actor) }),
      ...(action && { action: { startsWith: action } }),
      at: {
        ...(from && { gte: new Date(`${from}T00:00:00Z`) }),
        ...(to && { lt: new Date(Date.parse(`${to}T00:00:00Z`) + DAY_MS) }),
      },
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

/** Whether something was ever done to a thing. */
export const hasAudit = async (action: string, subject: { kind: string; id: string }): Promise<boolean> =>
  (await db.auditEntry.findFirst({
    where: { subjectKind: subject.kind, subjectId: subject.id, action },
    select: { id: true },
  })) !== null

/** Lets go of what is only needed for a while: answers to repeated requests, counted windows, sign-in links, mails of a quarter ago. */
export async function tidy(now: Date): Promise<number> {
  const dayAgo = new Date(now.getTime() - 86_400_000)
  const counts = await Promise.all([
    db.idempotencyKey.deleteMany({ where: { createdAt: { lt: dayAgo } } }),
    db.rateWindow.deleteMany({ where: { window: { lt: dayAgo } } }),
    db.verificationToken.deleteMany({ where: { expires: { lt: now } } }),
  ])
  const mails = await forgetEndedMails(new Date(now.getTime() - 90 * 86_400_000))
  return counts.reduce((sum, one) => sum + one.count, mails)
}
