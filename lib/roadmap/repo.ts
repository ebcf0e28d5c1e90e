import { Prisma, type Db, type Tx } from '@/lib/server/db'
import type { Horizon, Sort, Status } from './schema'
import { columnTotalSchema, itemRowSchema, type ColumnTotal, type ItemRow } from './schema-rows'

const columns = Prisma.raw(
  Object.keys(itemRowSchema.shape)
    .map((name) => `i."${name}"`)
    .join(', '),
)

const read = (rows: unknown[]): ItemRow[] => itemRowSchema.array().parse(rows)

export async function findItem(db: Db, id: string): Promise<ItemRow | null> {
  const [row] = await itemsByIds(db, [id])
  return row ?? null
}

export async function itemsByIds(db: Db, ids: readonly string[]): Promise<ItemRow[]> {
  const rows = await db.$queryRaw<unknown[]>`SELECT ${columns} FROM "RoadmapItem" i WHERE i."id" = ANY(${ids})`
  return read(rows)
}

/** Items by id, locked until the transaction ends, always in the same order. */
export async function lockItems(tx: Tx, ids: readonly string[]): Promise<ItemRow[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT ${columns} FROM "RoadmapItem" i WHERE i."id" = ANY(${ids}) ORDER BY i."id" FOR UPDATE`
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
  method: Exclude<Sort, 'rank'>,
  filter: ListFilter,
  after: readonly [number, string] | undefined,
  limit: number,
): Promise<ItemRow[]> {
  const by = Prisma.raw(`i."${method}"`)
  const page = after ? Prisma.sql`AND (${by}, i."id") < (${after[0]}::float8, ${after[1]})` : Prisma.empty
  const rows = await db.$queryRaw<unknown[]>`
    SELECT ${columns} FROM "RoadmapItem" i WHERE ${filtered(filter)} ${page} ORDER BY ${by} DESC, i."id" DESC LIMIT ${limit}`
  return read(rows)
}

/** Items of some columns in the order of the board, each column from its index. The first of them from after `(rank, id)`. */
export async function listByRank(
  db: Db,
  horizons: readonly Horizon[],
  status: Status | undefined,
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<ItemRow[]> {
  const columnsOf = horizons.map((horizon, index) => {
    const page = after && index === 0 ? Prisma.sql`AND (i."rank", i."id") > (${after[0]}, ${after[1]})` : Prisma.empty
    return Prisma.sql`(SELECT ${index}::int AS "column", ${columns} FROM "RoadmapItem" i
      WHERE ${filtered({ status, horizon })} ${page} ORDER BY i."rank", i."id" LIMIT ${limit})`
  })
  const rows = await db.$queryRaw<unknown[]>`
    SELECT * FROM (${Prisma.join(columnsOf, ' UNION ALL ')}) c ORDER BY "column", "rank", "id" LIMIT ${limit}`
  return read(rows)
}

/** The first open cards of each column, one statement. */
export async function boardCards(db: Db, first: Readonly<Record<Horizon, number>>): Promise<ItemRow[]> {
  const columnsOf = (Object.keys(first) as Horizon[]).map(
    (
      horizon,
    ) => Prisma.sql`(SELECT ${columns} FROM "RoadmapItem" i WHERE i."horizon" = ${horizon} AND i."status" = 'open'
      ORDER BY i."rank", i."id" LIMIT ${first[horizon]})`,
  )
  const rows = await db.$queryRaw<unknown[]>`${Prisma.join(columnsOf, ' UNION ALL ')}`
  return read(rows)
}

export async function columnTotals(db: Db): Promise<ColumnTotal[]> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT "horizon", count(*)::int AS "items", sum("effort")::float8 AS "weeks"
    FROM "RoadmapItem" WHERE "status" = 'open' GROUP BY "horizon"`
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
export async function neighboursOf(db: Db, { id, rice }: Pick<ItemRow, 'id' | 'rice'>): Promise<Neighbours> {
  const open = Prisma.sql`SELECT ${columns} FROM "RoadmapItem" i WHERE i."status" = 'open' AND i."id" <> ${id}`
  const same = { status: 'open', rice, id: { not: id } }
  const [above, below, ties, tied] = await Promise.all([
    db.$queryRaw<unknown[]>`${open} AND i."rice" > ${rice}::float8 ORDER BY i."rice", i."id" LIMIT 1`,
    db.$queryRaw<unknown[]>`${open} AND i."rice" < ${rice}::float8 ORDER BY i."rice" DESC, i."id" DESC LIMIT 1`,
    db.roadmapItem.findMany({
      where: same,
      select: { id: true, title: true },
      orderBy: { id: 'asc' },
      take: MAX_TIES,
    }),
    db.roadmapItem.count({ where: same }),
  ])
  return { above: read(above)[0] ?? null, below: read(below)[0] ?? null, ties, tied }
}

/** Open and shipped items whose title holds the words. */
export const searchItems = (db: Db, words: string, limit: number) =>
  db.roadmapItem.findMany({
    where: { title: { contains: words, mode: 'insensitive' }, status: { not: 'dropped' } },
    select: { id: true, title: true, horizon: true, status: true },
    orderBy: [{ updatedAt: 'desc' }],
    take: limit,
  })

export const titlesOf = (db: Db, ids: readonly string[]) =>
  db.roadmapItem.findMany({ where: { id: { in: [...ids] } }, select: { id: true, title: true } })

/** Items that name one of these RFCs. */
export const itemsByRfc = (db: Db, numbers: readonly number[]) =>
  db.roadmapItem.findMany({
    where: { rfcNumber: { in: [...numbers] } },
    select: { id: true, title: true, horizon: true, status: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 100,
  })

/** Of these items, those whose history has this deed of this moment already. */
export async function itemsNoted(db: Db, action: string, ids: readonly string[], at: string): Promise<Set<string>> {
  const rows = await db.auditEntry.findMany({
    where: { subjectKind: 'roadmap-item', subjectId: { in: [...ids] }, action, detail: { path: ['at'], equals: at } },
    select: { subjectId: true },
  })
  return new Set(rows.map((row) => row.subjectId))
}
