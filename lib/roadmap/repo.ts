import { literal } from '@/lib/core/like'
import type { z } from 'zod'
import { Prisma, type Db, type Tx } from '@/lib/server/db'
import { readTogether } from '@/lib/server/together'
import { conditionsOf, type BoardFilter, type Condition } from './rules-filter'
import type { Horizon, Sort, Status } from './schema'
import {
  columnTotalSchema,
  itemRowSchema,
  publicRowSchema,
  type ColumnTotal,
  type ItemRow,
  type PublicRow,
} from './schema-rows'

/** Which items a reader may know, and which columns of them: rows and columns outside it are never read. */
export interface View<Row> {
  columns: Prisma.Sql
  /** The names of the columns. */
  names: ReadonlySet<string>
  where: Prisma.Sql
  read: (rows: unknown[]) => Row[]
}

const viewOf = <Row>(schema: z.ZodObject & z.ZodType<Row>, where: Prisma.Sql): View<Row> => ({
  columns: Prisma.raw(
    Object.keys(schema.shape)
      .map((name) => `i."${name}"`)
      .join(', '),
  ),
  names: new Set(Object.keys(schema.shape)),
  where,
  read: (rows) => schema.array().parse(rows),
})
const published = Prisma.sql`i."publishedAt" IS NOT NULL`

/** Drafts too: for those who write the roadmap. */
export const everyItem: View<ItemRow> = viewOf<ItemRow>(itemRowSchema, Prisma.sql`true`)
/** What is published, with scores. */
export const scoredItems: View<ItemRow> = viewOf<ItemRow>(itemRowSchema, published)
/** What is published, without private columns. */
export const publishedItems: View<PublicRow> = viewOf<PublicRow>(publicRowSchema, published)

/** A condition on a column that a view does not read holds of no item, so that nobody finds out by asking what is in it. */
function conditionOn({ names }: View<unknown>, { column, values, negated }: Condition): Prisma.Sql {
  if (!names.has(column)) return Prisma.sql`false`
  const value = Prisma.sql`coalesce(i.${Prisma.raw(`"${column}"`)}, '')`
  const held = Prisma.sql`${column.endsWith('Id') ? value : Prisma.sql`lower(${value})`} = ANY(${values})`
  return negated ? Prisma.sql`NOT ${held}` : held
}

/** A view with the conditions of a filter on top. */
export function narrowed<Row>(view: View<Row>, filter: BoardFilter): View<Row> {
  const { words, conditions, draft } = conditionsOf(filter)
  const all = [
    view.where,
    ...words.map((word) => Prisma.sql`i."title" ILIKE ${`%${literal(word)}%`}`),
    ...conditions.map((condition) => conditionOn(view, condition)),
    ...(draft === null ? [] : [draft ? Prisma.sql`i."publishedAt" IS NULL` : Prisma.sql`i."publishedAt" IS NOT NULL`]),
  ]
  return { ...view, where: Prisma.join(all, ' AND ') }
}

/** What shipped, the last first. */
export async function shippedItems<Row>(db: Db, { columns, where, read }: View<Row>, limit: number): Promise<Row[]> {
  const rows = await db.$queryRaw<unknown[]>`SELECT ${columns} FROM "RoadmapItem" i
    WHERE ${where} AND i."status" = 'shipped' ORDER BY i."shippedAt" DESC, i."id" LIMIT ${limit}`
  return read(rows)
}

export const findItem = (db: Db, id: string): Promise<ItemRow | null> => findIn(db, everyItem, id)

export async function findIn<Row>(db: Db, view: View<Row>, id: string): Promise<Row | null> {
  const [row] = await itemsByIds(db, view, [id])
  return row ?? null
}

export async function itemsByIds<Row>(
  db: Db,
  { columns, where, read }: View<Row>,
  ids: readonly string[],
): Promise<Row[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT ${columns} FROM "RoadmapItem" i WHERE ${where} AND i."id" = ANY(${ids})`
  return read(rows)
}

/** Items by id, locked until the transaction ends, always in the same order. */
export async function lockItems(tx: Tx, ids: readonly string[]): Promise<ItemRow[]> {
  const { columns, read } = everyItem
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT ${columns} FROM "RoadmapItem" i WHERE i."id" = ANY(${ids}) ORDER BY i."id" FOR UPDATE`
  return read(rows)
}

/** The next items by id that stand on any of these insights, locked the same. */
export async function lockItemsOn(
  tx: Tx,
  insightIds: readonly string[],
  after: string,
  limit: number,
): Promise<ItemRow[]> {
  const { columns, read } = everyItem
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT ${columns} FROM "RoadmapItem" i WHERE i."id" IN (
      SELECT DISTINCT l."itemId" FROM "ItemInsight" l WHERE l."insightId" = ANY(${insightIds}) AND l."itemId" > ${after}
      ORDER BY 1 LIMIT ${limit}
    ) ORDER BY i."id" FOR UPDATE`
  return read(rows)
}

export const insertItem = (tx: Tx, data: Prisma.RoadmapItemUncheckedCreateInput) => tx.roadmapItem.create({ data })

/** What of an item may change. */
export type ItemChange = Prisma.RoadmapItemUncheckedUpdateManyInput

/** Changes an item that is still as it was seen. @returns how many rows that was, 0 or 1 */
export async function updateItem(
  tx: Tx,
  seen: { id: string; status: Status; horizon?: Horizon; rank?: string },
  data: ItemChange,
): Promise<number> {
  return (await tx.roadmapItem.updateMany({ where: seen, data })).count
}

export interface ListFilter {
  status?: Status | undefined
  horizon?: Horizon | undefined
}

const filtered = ({ status, horizon }: ListFilter): Prisma.Sql =>
  Prisma.join(
    [
      Prisma.sql`true`,
      ...(status ? [Prisma.sql`i."status" = ${status}`] : []),
      ...(horizon ? [Prisma.sql`i."horizon" = ${horizon}`] : []),
    ],
    ' AND ',
  )

/** Items by a score, highest first, from after `(score, id)`. */
export async function listByScore(
  db: Db,
  { columns, where, read }: View<ItemRow>,
  method: Exclude<Sort, 'rank'>,
  filter: ListFilter,
  after: readonly [number, string] | undefined,
  limit: number,
): Promise<ItemRow[]> {
  const by = Prisma.raw(`i."${method}"`)
  const page = after ? Prisma.sql`AND (${by}, i."id") < (${after[0]}::float8, ${after[1]})` : Prisma.empty
  const rows = await db.$queryRaw<unknown[]>`
    SELECT ${columns} FROM "RoadmapItem" i WHERE ${where} AND ${filtered(filter)} ${page} ORDER BY ${by} DESC, i."id" DESC LIMIT ${limit}`
  return read(rows)
}

/** Items of some columns in the order of the board, each column from its index. The first of them from after `(rank, id)`. */
export async function listByRank<Row>(
  db: Db,
  { columns, where, read }: View<Row>,
  horizons: readonly Horizon[],
  status: Status | undefined,
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<Row[]> {
  const columnsOf = horizons.map((horizon, index) => {
    const page = after && index === 0 ? Prisma.sql`AND (i."rank", i."id") > (${after[0]}, ${after[1]})` : Prisma.empty
    return Prisma.sql`(SELECT ${index}::int AS "column", ${columns} FROM "RoadmapItem" i
      WHERE ${where} AND ${filtered({ status, horizon })} ${page} ORDER BY i."rank", i."id" LIMIT ${limit})`
  })
  const rows = await db.$queryRaw<unknown[]>`
    SELECT * FROM (${Prisma.join(columnsOf, ' UNION ALL ')}) c ORDER BY "column", "rank", "id" LIMIT ${limit}`
  return read(rows)
}

/** The first open cards of each column, one statement. */
export async function boardCards<Row>(
  db: Db,
  { columns, where, read }: View<Row>,
  first: Readonly<Record<Horizon, number>>,
): Promise<Row[]> {
  const columnsOf = (Object.keys(first) as Horizon[]).map(
    (
      horizon,
    ) => Prisma.sql`(SELECT ${columns} FROM "RoadmapItem" i WHERE i."horizon" = ${horizon} AND i."status" = 'open'
      AND ${where} ORDER BY i."rank", i."id" LIMIT ${first[horizon]})`,
  )
  const rows = await db.$queryRaw<unknown[]>`${Prisma.join(columnsOf, ' UNION ALL ')}`
  return read(rows)
}

export async function columnTotals(db: Db, { where }: View<unknown>): Promise<ColumnTotal[]> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT "horizon", count(*)::int AS "items", sum("effort")::float8 AS "weeks"
    FROM "RoadmapItem" i WHERE "status" = 'open' AND ${where} GROUP BY "horizon"`
  return columnTotalSchema.array().parse(rows)
}

export interface Neighbours {
  above: ItemRow | null
  below: ItemRow | null
  /** Items with exactly this score, the oldest ids first, and how many there are. */
  ties: { id: string; title: string }[]
  tied: number
}

const MAX_TIES = 3

/** The open items whose score is just above and just below one, and those that score the same. */
export async function neighboursOf(
  db: Db,
  { columns, where, read }: View<ItemRow>,
  { id, rice }: Pick<ItemRow, 'id' | 'rice'>,
): Promise<Neighbours> {
  const open = Prisma.sql`SELECT ${columns} FROM "RoadmapItem" i WHERE i."status" = 'open' AND ${where} AND i."id" <> ${id}`
  const same = Prisma.sql`FROM "RoadmapItem" i WHERE i."status" = 'open' AND ${where} AND i."id" <> ${id} AND i."rice" = ${rice}::float8`
  const [above, below, ties, tied] = await Promise.all([
    db.$queryRaw<unknown[]>`${open} AND i."rice" > ${rice}::float8 ORDER BY i."rice", i."id" LIMIT 1`,
    db.$queryRaw<unknown[]>`${open} AND i."rice" < ${rice}::float8 ORDER BY i."rice" DESC, i."id" DESC LIMIT 1`,
    db.$queryRaw<{ id: string; title: string }[]>`SELECT i."id", i."title" ${same} ORDER BY i."id" LIMIT ${MAX_TIES}`,
    db.$queryRaw<{ tied: number }[]>`SELECT count(*)::int AS "tied" ${same}`,
  ])
  return { above: read(above)[0] ?? null, below: read(below)[0] ?? null, ties, tied: tied[0]?.tied ?? 0 }
}

const inWords = (drafts: boolean) => (drafts ? {} : { publishedAt: { not: null } })

/** Open and shipped items whose title holds the words; drafts only where asked for. */
export const searchItems = (db: Db, words: string, drafts: boolean, limit: number) =>
  db.roadmapItem.findMany({
    where: { title: { contains: literal(words), mode: 'insensitive' }, status: { not: 'dropped' }, ...inWords(drafts) },
    select: { id: true, title: true, horizon: true, status: true },
    orderBy: [{ updatedAt: 'desc' }],
    take: limit,
  })

export const titlesOf = async (db: Db, ids: readonly string[], drafts: boolean) =>
  ids.length === 0
    ? []
    : db.roadmapItem.findMany({
        where: { id: { in: [...ids] }, ...inWords(drafts) },
        select: { id: true, title: true, status: true, shippedAt: true },
      })

/** Items that name one of these RFCs. */
export const itemsByRfc = (db: Db, numbers: readonly number[], drafts: boolean) =>
  readTogether<{ id: string; title: string; horizon: string; status: string }>(
    Prisma.sql`SELECT "id", "title", "horizon", "status" FROM "RoadmapItem"
      WHERE "rfcNumber" = ANY(${[...numbers]}) ${drafts ? Prisma.empty : Prisma.sql`AND "publishedAt" IS NOT NULL`}
      ORDER BY "createdAt", "id" LIMIT 100`,
    [],
    db,
  )

/** Of these items, those whose history has this deed of this moment already. */
export async function itemsNoted(db: Db, action: string, ids: readonly string[], at: string): Promise<Set<string>> {
  const rows = await db.auditEntry.findMany({
    where: { subjectKind: 'roadmap-item', subjectId: { in: [...ids] }, action, detail: { path: ['at'], equals: at } },
    select: { subjectId: true },
  })
  return new Set(rows.map((row) => row.subjectId))
}
