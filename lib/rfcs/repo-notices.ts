import { newId } from '@/lib/core/ids'
import { countTogether } from '@/lib/server/counts'
import { db, Prisma, type Db, type Tx } from '@/lib/server/db'
import type { InboxBefore } from '@/lib/server/room'
import type { RfcStatus } from './schema'
import type { NoticeDetail, NoticeKind } from './schema-follow'
import type { Notice } from './schema-rows'

export type NewNotice = {
  personId: string
  rfcId: string
  commentId: string | null
  kind: NoticeKind
  actorId: string | null
  detail: NoticeDetail
  event: string
  createdAt: Date
  mailAt: Date | null
}

/** Adds notices; of the same event a person has one already, nothing. @returns how many were new */
export async function insertNotices(tx: Tx, notices: readonly NewNotice[]): Promise<number> {
  const { count } = await tx.rfcNotice.createMany({
    data: notices.map((notice) => ({ id: newId(), ...notice, detail: notice.detail as Prisma.InputJsonObject })),
    skipDuplicates: true,
  })
  return count
}

const noticeFields = {
  id: true,
  personId: true,
  kind: true,
  commentId: true,
  actorId: true,
  detail: true,
  createdAt: true,
  readAt: true,
  rfc: { select: { id: true, number: true, title: true, status: true } },
} as const
type Row = Prisma.RfcNoticeGetPayload<{ select: typeof noticeFields }>
// The columns' CHECK constraints and this room's own writes keep these shapes.
const toNotice = (row: Row): Notice => ({
  ...row,
  kind: row.kind as NoticeKind,
  detail: row.detail as NoticeDetail,
  rfc: { ...row.rfc, status: row.rfc.status as RfcStatus },
})

const beforeOf = ({ at, same }: InboxBefore): Prisma.RfcNoticeWhereInput =>
  same === 'all'
    ? { createdAt: { lte: at } }
    : same === 'none'
      ? { createdAt: { lt: at } }
      : { OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: same.below } }] }

/** So many of somebody's notices, newest first, from after a place. */
export async function listNotices(
  personId: string,
  { unread, limit, before }: { unread: boolean; limit: number; before?: InboxBefore },
): Promise<Notice[]> {
  const rows = await db.rfcNotice.findMany({
    where: { personId, ...(unread && { readAt: null }), ...(before && beforeOf(before)) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: noticeFields,
  })
  return rows.map(toNotice)
}

export const countUnread = (personId: string): Promise<number> =>
  countTogether(Prisma.sql`SELECT count(*) FROM "RfcNotice" WHERE "personId" = ${personId} AND "readAt" IS NULL`)

/** Marks these (with none named: all, or all until a moment) read. @returns how many were news */
export async function markRead(
  tx: Tx,
  personId: string,
  which: { ids?: readonly string[] | undefined; upTo?: Date | undefined },
  now: Date,
): Promise<number> {
  const { count } = await tx.rfcNotice.updateMany({
    where: {
      personId,
      readAt: null,
      ...(which.ids && { id: { in: [...which.ids] } }),
      ...(which.upTo && { createdAt: { lte: which.upTo } }),
    },
    data: { readAt: now },
  })
  return count
}

/** People with mail that is due, those who wait longest first. */
export async function peopleWithMailDue(now: Date, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ personId: string }[]>`
    SELECT "personId" FROM "RfcNotice" WHERE "mailAt" <= ${now} AND "mailedAt" IS NULL GROUP BY "personId"
      ORDER BY min("mailAt"), 1 LIMIT ${limit}`
  return rows.map((row) => row.personId)
}

/** Takes what is due for a person, so that nobody else mails it: theirs once this transaction commits. Newest last. */
export async function takeDue(tx: Tx, personId: string, now: Date, limit: number): Promise<Notice[]> {
  const ids = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "RfcNotice" WHERE "personId" = ${personId} AND "mailAt" <= ${now} AND "mailedAt" IS NULL
    ORDER BY "createdAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED`
  const where = { id: { in: ids.map((row) => row.id) } }
  const rows = await tx.rfcNotice.findMany({
    where,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: noticeFields,
  })
  await tx.rfcNotice.updateMany({ where, data: { mailedAt: now } })
  return rows.map(toNotice)
}

/** Of notices whose mail was promised, those that are still to be told: not read, not called off. Newest last. */
export async function listMailable(tx: Tx, personId: string, ids: readonly string[]): Promise<Notice[]> {
  const rows = await tx.rfcNotice.findMany({
    where: { id: { in: [...ids] }, personId, readAt: null, mailAt: { not: null } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: noticeFields,
  })
  return rows.map(toNotice)
}

/** Nothing goes out by mail any more, also of what was promised: of one RFC, or at all. */
export const cancelMail = (tx: Tx, personId: string, rfcIds?: readonly string[]) =>
  tx.rfcNotice.updateMany({
    where: {
      personId,
      mailAt: { not: null },
      ...(rfcIds && { rfcId: { in: [...rfcIds] } }),
    },
    data: { mailAt: null },
  })

/** The address and name of somebody who may be mailed. */
export const addressOf = (tx: Db, personId: string) =>
  tx.person.findFirst({ where: { id: personId, active: true, erasedAt: null }, select: { email: true, name: true } })
