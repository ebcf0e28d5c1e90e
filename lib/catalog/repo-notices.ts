import { z } from 'zod'
import { newId } from '@/lib/core/ids'
import { countTogether } from '@/lib/server/counts'
import { Prisma, type Db, type Tx } from '@/lib/server/db'
import type { InboxBefore } from '@/lib/server/room'

export const NOTICE_KINDS = ['update', 'kit', 'stage'] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** Something that champions are told. */
export interface ChampionNews {
  kind: NoticeKind
  /** The update; of a kit "capability day", of a stage "capability stage day". */
  subjectId: string
  /** Null: of an update about no capability. */
  capabilityId: string | null
}

const rowSchema = z.object({
  id: z.string(),
  personId: z.string(),
  kind: z.enum(NOTICE_KINDS),
  subjectId: z.string(),
  at: z.date(),
  readAt: z.date().nullable(),
  capability: z.object({ id: z.string(), name: z.string(), stage: z.string() }).nullable(),
})
export type NoticeRow = z.output<typeof rowSchema>
const include = { capability: { select: { id: true, name: true, stage: true } } } as const

/** One notice for each of these people; who has one of the same keeps it. @returns ids of those that are new */
export async function insertNotices(
  tx: Tx,
  personIds: readonly string[],
  news: ChampionNews,
  now: Date,
): Promise<string[]> {
  const data = personIds.map((personId) => ({ ...news, id: newId(), personId, at: now }))
  const rows = await tx.championNotice.createManyAndReturn({ data, skipDuplicates: true, select: { id: true } })
  return rows.map((row) => row.id)
}

const placeOf = (before: InboxBefore) =>
  before.same === 'all'
    ? { at: { lte: before.at } }
    : before.same === 'none'
      ? { at: { lt: before.at } }
      : { OR: [{ at: { lt: before.at } }, { at: before.at, id: { lt: before.same.below } }] }

/** What one champion was told, the newest first. */
export async function listNoticeRows(
  db: Db,
  personId: string,
  { unread, before, limit }: { unread: boolean; before: InboxBefore | null; limit: number },
): Promise<NoticeRow[]> {
  const rows = await db.championNotice.findMany({
    where: { personId, ...(unread && { readAt: null }), ...(before && placeOf(before)) },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
    include,
  })
  return rowSchema.array().parse(rows)
}

export async function noticesByIds(db: Db, ids: readonly string[]): Promise<NoticeRow[]> {
  return rowSchema.array().parse(await db.championNotice.findMany({ where: { id: { in: [...ids] } }, include }))
}

/** Notices of some updates to some people. */
export const listUpdateNotices = (
  tx: Tx,
  personIds: readonly string[],
  updateIds: readonly string[],
): Promise<{ personId: string; subjectId: string }[]> =>
  tx.championNotice.findMany({
    where: { kind: 'update', personId: { in: [...personIds] }, subjectId: { in: [...updateIds] } },
    select: { personId: true, subjectId: true },
  })

export const countUnreadNotices = (personId: string): Promise<number> =>
  countTogether(Prisma.sql`SELECT count(*) FROM "ChampionNotice" WHERE "personId" = ${personId} AND "readAt" IS NULL`)

/** Notes that one person has read these, or all up to a moment. @returns how many were not */
export async function readNotices(
  tx: Tx,
  personId: string,
  which: { ids: readonly string[] } | { upTo: Date },
  now: Date,
): Promise<number> {
  const chosen = 'ids' in which ? { id: { in: [...which.ids] } } : { at: { lte: which.upTo } }
  return (await tx.championNotice.updateMany({ where: { personId, readAt: null, ...chosen }, data: { readAt: now } }))
    .count
}

/** Takes out what somebody who is erased was told. */
export const eraseNotices = (tx: Tx, personId: string) => tx.championNotice.deleteMany({ where: { personId } })
