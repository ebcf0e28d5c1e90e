import type { Db, Prisma, Tx } from '@/lib/server/db'
import { REVIEW_READERS } from './schema'
import { REVIEW_STATES, standingSchema, type Standing } from './schema-review'

type Row = Prisma.ReviewDraftGetPayload<object>

/** Reviews of some months as their table holds them. */
export interface ReviewRow {
  month: string
  state: (typeof REVIEW_STATES)[number]
  title: string
  body: string
  mailTo: (typeof REVIEW_READERS)[number][]
  version: number
  standings: Standing[]
  updateId: string | null
  updatedById: string | null
  assembledAt: Date
  updatedAt: Date
}

const read = ({ state, mailTo, standings, ...row }: Row): ReviewRow => ({
  ...row,
  state: REVIEW_STATES.find((one) => one === state) ?? 'draft',
  mailTo: REVIEW_READERS.filter((one) => mailTo.includes(one)),
  standings: standingSchema.array().parse(standings),
})

/** What was published in a time and is no review, the last one first. */
export const listPublishedBetween = (
  db: Db,
  from: Date,
  to: Date,
  limit: number,
): Promise<{ id: string; title: string }[]> =>
  db.update.findMany({
    where: { publishedAt: { gte: from, lt: to }, kind: { not: 'review' } },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: { id: true, title: true },
  })

export async function findReview(db: Db, month: string): Promise<ReviewRow | null> {
  const row = await db.reviewDraft.findUnique({ where: { month } })
  return row && read(row)
}

/** Where items stood at the last review before a month; null where there was none. */
export async function standingsBefore(db: Db, month: string): Promise<{ month: string; standings: Standing[] } | null> {
  const row = await db.reviewDraft.findFirst({ where: { month: { lt: month } }, orderBy: { month: 'desc' } })
  return row && { month: row.month, standings: read(row).standings }
}

export type NewReview = Omit<ReviewRow, 'version'>

/** @returns false where the month has one already */
export async function insertReview(tx: Tx, row: NewReview): Promise<boolean> {
  const data = [{ ...row, version: 1 }]
  return (await tx.reviewDraft.createMany({ data, skipDuplicates: true })).count > 0
}

/** Puts a newer one in the place of one that no person has changed. @returns false where one has, or it was sent */
export async function replaceUntouched(tx: Tx, { month, ...row }: NewReview): Promise<boolean> {
  const where = { month, state: 'draft', updatedById: null, assembledAt: { lt: row.assembledAt } }
  return (await tx.reviewDraft.updateMany({ where, data: { ...row, version: { increment: 1 } } })).count > 0
}

/** Saves over one version of a draft. @returns false where that is not the one that stands, or it was sent */
export async function saveReviewOver(
  tx: Tx,
  { month, version }: { month: string; version: number },
  data: Partial<Omit<NewReview, 'month' | 'standings'>>,
): Promise<boolean> {
  const where = { month, version, state: 'draft' }
  return (await tx.reviewDraft.updateMany({ where, data: { ...data, version: version + 1 } })).count > 0
}

/** Months whose review is still a draft, the newest first. */
export const listDraftMonths = (db: Db, limit: number) =>
  db.reviewDraft.findMany({
    where: { state: 'draft' },
    select: { month: true },
    orderBy: { month: 'desc' },
    take: limit,
  })

/** Every text of drafts. */
export const eachReviewText = (db: Db) =>
  db.reviewDraft.findMany({
    where: { state: 'draft' },
    select: { month: true, title: true, body: true },
    orderBy: { month: 'asc' },
  })
