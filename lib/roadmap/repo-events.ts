import { z } from 'zod'
import { Prisma, type Db, type Tx } from '@/lib/server/db'
import { eventRowSchema, type EventKind, type EventRow } from './schema-rows'

export interface NewEvent {
  itemId: string
  kind: EventKind
  /** Null: the system. */
  byId: string | null
  at: Date
  from?: Prisma.InputJsonObject
  to?: Prisma.InputJsonObject
  why?: string | undefined
  /** Texts that were changed, by field. */
  words?: Prisma.InputJsonObject | undefined
}

/**
 * Counts the board's version up. The row is the last that a transaction locks, so versions become visible in their order
 * and a browser that asks "anything after n?" misses none.
 */
export async function bumpBoard(tx: Tx): Promise<number> {
  const [row] = await tx.$queryRaw<{ version: number }[]>`
    INSERT INTO "BoardState" ("id", "version") VALUES (1, 1)
    ON CONFLICT ("id") DO UPDATE SET "version" = "BoardState"."version" + 1 RETURNING "version"`
  return row?.version ?? 0
}

/** The board's version: counts up with each change that a board shows. */
export async function boardVersion(db: Db): Promise<number> {
  return (await db.boardState.findUnique({ where: { id: 1 } }))?.version ?? 0
}

/** Puts a line into an item's history. @returns its number and the board's new version */
export async function recordEvent(tx: Tx, event: NewEvent): Promise<{ seq: number; version: number }> {
  const { seq } = await tx.itemEvent.create({
    data: { ...event, why: event.why ?? '', from: event.from ?? {}, to: event.to ?? {} },
    select: { seq: true },
  })
  return { seq, version: await bumpBoard(tx) }
}

export interface ScoreChange {
  itemId: string
  from: number
  to: number
}

/** Score changes of a system's run within this many hours are one line: the history tells days, not each answer. */
const SAME_LINE_HOURS = 24

/**
 * Notes in one statement that scores changed with their evidence. A line of the last day without anything after it is
 * carried on: it keeps where it began.
 */
export async function recordScoreChanges(tx: Tx, changes: readonly ScoreChange[], at: Date): Promise<void> {
  if (changes.length === 0) return
  await tx.$executeRaw`
    WITH changed AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS c("itemId" text, "from" float8, "to" float8)
    ), latest AS (
      SELECT c.*, e."seq", e."kind", e."byId", e."at" AS "last"
      FROM changed c LEFT JOIN LATERAL (
        SELECT * FROM "ItemEvent" e WHERE e."itemId" = c."itemId" ORDER BY e."seq" DESC LIMIT 1) e ON true
    ), carried AS (
      UPDATE "ItemEvent" e SET "to" = jsonb_build_object('rice', l."to"), "at" = ${at} FROM latest l
      WHERE e."seq" = l."seq" AND l."kind" = 'scored' AND l."byId" IS NULL
        AND l."last" > ${at}::timestamptz - make_interval(hours => ${SAME_LINE_HOURS}::int) RETURNING e."itemId"
    )
    INSERT INTO "ItemEvent" ("itemId", "kind", "at", "from", "to")
    SELECT l."itemId", 'scored', ${at}, jsonb_build_object('rice', l."from"), jsonb_build_object('rice', l."to")
    FROM latest l WHERE l."itemId" NOT IN (SELECT "itemId" FROM carried) ORDER BY l."itemId"`
  await bumpBoard(tx)
}

const columns = Prisma.raw(
  Object.keys(eventRowSchema.shape)
    .map((name) => `e."${name}"`)
    .join(', '),
)

/** An item's history, the last first, before a number; for readers without drafts only what happened once it was published. */
export async function listEvents(
  db: Db,
  itemId: string,
  { before, since, limit }: { before?: number | undefined; since: Date | null; limit: number },
): Promise<EventRow[]> {
  const page = before === undefined ? Prisma.empty : Prisma.sql`AND e."seq" < ${before}`
  const seen = since === null ? Prisma.empty : Prisma.sql`AND e."at" >= ${since}`
  const rows = await db.$queryRaw<unknown[]>`
    SELECT ${columns} FROM "ItemEvent" e WHERE e."itemId" = ${itemId} ${page} ${seen} ORDER BY e."seq" DESC LIMIT ${limit}`
  return eventRowSchema.array().parse(rows)
}

/**
 * Moves and changes of status of published items since a moment that were not undone, the newest first. Changes of rank
 * within a column are not among them, nor is what happened before an item was published.
 */
export async function listBoardEvents(
  db: Db,
  since: Date,
  limit: number,
  before: Date | null = null,
): Promise<(EventRow & { title: string })[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT ${columns}, i."title" FROM "ItemEvent" e JOIN "RoadmapItem" i ON i."id" = e."itemId"
    WHERE e."at" >= ${since} ${before ? Prisma.sql`AND e."at" < ${before}` : Prisma.empty} 
      AND e."undoneAt" IS NULL AND e."at" >= i."publishedAt"
      AND (e."kind" = 'status' OR e."kind" = 'moved' AND e."from"->>'horizon' <> e."to"->>'horizon')
    ORDER BY e."seq" DESC LIMIT ${limit}`
  return eventRowSchema.extend({ title: z.string() }).array().parse(rows)
}

export async function findEvent(db: Db, seq: number): Promise<EventRow | null> {
  const rows = await db.$queryRaw<unknown[]>`SELECT ${columns} FROM "ItemEvent" e WHERE e."seq" = ${seq}`
  return eventRowSchema.array().parse(rows)[0] ?? null
}

/** Takes the texts and the reason out of a line; that something changed stays. @returns 0 where it is not there */
export const clearWords = async (tx: Tx, itemId: string, seq: number): Promise<number> =>
  (await tx.itemEvent.updateMany({ where: { seq, itemId }, data: { words: Prisma.DbNull, why: '' } })).count

/** Marks a line as undone. @returns 0 where it was undone already */
export const markUndone = async (tx: Tx, seq: number, at: Date): Promise<number> =>
  (await tx.itemEvent.updateMany({ where: { seq, undoneAt: null }, data: { undoneAt: at } })).count

/** Marks what the undoing of a merge or a split took back on the other item of it. */
export const markPartUndone = async (
  tx: Tx,
  { itemId, kind, took }: { itemId: string; kind: EventKind; took: string },
  at: Date,
): Promise<void> =>
  void (await tx.itemEvent.updateMany({
    where: { itemId, kind, undoneAt: null, to: { path: ['took'], equals: took } },
    data: { undoneAt: at },
  }))
