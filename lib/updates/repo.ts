import { Prisma, type Db, type Tx } from '@/lib/server/db'
import { statesBefore } from './rules'
import type { Audience, ToldState } from './schema'
import {
  answeredRowSchema,
  ledgerCountSchema,
  updateRowSchema,
  type AnsweredRow,
  type LedgerCount,
  type SeenBy,
  type UpdateRow,
} from './schema-rows'

const columns = Prisma.raw(
  Object.keys(updateRowSchema.shape)
    .map((name) => `u."${name}"`)
    .join(', '),
)
const read = (rows: unknown[]): UpdateRow[] => updateRowSchema.array().parse(rows)

/** Updates, the last one first, from after `(moment, id)`. */
export async function listRows(
  db: Db,
  audience: Audience | undefined,
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<UpdateRow[]> {
  const wanted = audience ? Prisma.sql`u."audience" = ${audience}` : Prisma.sql`true`
  const page = after
    ? Prisma.sql`AND (u."publishedAt", u."id") < (${after[0]}::timestamptz, ${after[1]})`
    : Prisma.empty
  const rows = await db.$queryRaw<unknown[]>`SELECT ${columns} FROM "Update" u WHERE ${wanted} ${page}
    ORDER BY u."publishedAt" DESC, u."id" DESC LIMIT ${limit}`
  return read(rows)
}

export async function findUpdate(db: Db, id: string): Promise<UpdateRow | null> {
  const rows = await db.$queryRaw<unknown[]>`SELECT ${columns} FROM "Update" u WHERE u."id" = ${id}`
  return read(rows)[0] ?? null
}

export const updatesOfItem = async (db: Db, itemId: string): Promise<UpdateRow[]> =>
  read(
    await db.$queryRaw<unknown[]>`SELECT ${columns} FROM "Update" u
      WHERE u."itemId" = ${itemId} ORDER BY u."publishedAt", u."id"`,
  )

export async function insertUpdate(tx: Tx, row: UpdateRow & { createdById: string }): Promise<void> {
  await tx.update.create({ data: row })
}

/** Someone whose evidence supports an item: the pieces, and who may see it. */
export interface Supporter {
  personId: string
  evidence: string[]
  seenBy: SeenBy
}

/** Those of some people who are here, with whether they muted updates. Who has left or was erased is not among them. */
async function present(db: Db, supporters: readonly Supporter[]): Promise<(Supporter & { muted: boolean })[]> {
  const people = await db.person.findMany({
    where: { id: { in: supporters.map((one) => one.personId) }, active: true, erasedAt: null },
    select: { id: true, mutedUpdates: true },
  })
  const muted = new Map(people.map((person) => [person.id, person.mutedUpdates]))
  return supporters.flatMap((one) => {
    const isMuted = muted.get(one.personId)
    return isMuted === undefined ? [] : [{ ...one, muted: isMuted }]
  })
}

/** Writes the ledger of an update: one row for each person; muted where they asked not to be told. */
export async function insertLedger(
  tx: Tx,
  updateId: string,
  supporters: readonly Supporter[],
  now: Date,
): Promise<number> {
  const { count } = await tx.told.createMany({
    data: (await present(tx, supporters)).map(({ muted, ...row }) => ({
      ...row,
      updateId,
      state: muted ? 'muted' : 'owed',
      createdAt: now,
    })),
  })
  return count
}

/** How many would be told, and how many have muted, of those whom a reader may see. */
export async function forecastOf(
  db: Db,
  supporters: readonly Supporter[],
  seenBy: readonly SeenBy[],
): Promise<{ owed: number; muted: number }> {
  const seen = await present(
    db,
    supporters.filter((one) => seenBy.includes(one.seenBy)),
  )
  const muted = seen.filter((one) => one.muted).length
  return { owed: seen.length - muted, muted }
}

/** How many people are in which state in the ledgers of some updates, of those whom a reader may see. */
export async function ledgerCounts(
  db: Db,
  updateIds: readonly string[],
  seenBy: readonly SeenBy[],
): Promise<LedgerCount[]> {
  const rows = await db.$queryRaw<unknown[]>`SELECT "updateId", "state", count(*)::int AS "people" FROM "Told"
    WHERE "updateId" = ANY(${updateIds}) AND "seenBy" = ANY(${seenBy}) GROUP BY "updateId", "state"`
  return ledgerCountSchema.array().parse(rows)
}

/** How many promises are in which state, over all updates, of those whom a reader may see. */
export async function ledgerTotals(db: Db, seenBy: readonly SeenBy[]): Promise<LedgerCount[]> {
  const rows = await db.$queryRaw<unknown[]>`SELECT '' AS "updateId", "state", count(*)::int AS "people" FROM "Told"
    WHERE "seenBy" = ANY(${seenBy}) GROUP BY "state"`
  return ledgerCountSchema.array().parse(rows)
}

/** How many people still wait for an answer, over all updates, of those whom a reader may see. */
export const countPending = (db: Db, seenBy: readonly SeenBy[]): Promise<number> =>
  db.told.count({ where: { state: 'owed', seenBy: { in: [...seenBy] } } })

/** The newest updates that answer one person, with the ids of their pieces. */
export async function answeredFor(
  db: Db,
  personId: string,
  states: readonly ToldState[],
  limit: number,
): Promise<AnsweredRow[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT u."id" AS "updateId", u."title", u."publishedAt", u."itemId", i."title" AS "itemTitle", t."state", t."evidence"
    FROM "Told" t JOIN "Update" u ON u."id" = t."updateId" LEFT JOIN "RoadmapItem" i ON i."id" = u."itemId"
    WHERE t."personId" = ${personId} AND t."state" = ANY(${states}) AND t."hiddenAt" IS NULL
    ORDER BY u."publishedAt" DESC, u."id" LIMIT ${limit}`
  return answeredRowSchema.array().parse(rows)
}

/** Moves one person's promises to a state, from those states that may come before it. @returns how many moved */
export async function moveLedger(
  tx: Tx,
  where: { personId: string; updateIds?: readonly string[] },
  to: { state: ToldState; channel?: 'page' | 'email'; at: Date },
): Promise<number> {
  const { personId, updateIds } = where
  const { count } = await tx.told.updateMany({
    where: { personId, state: { in: statesBefore(to.state) }, ...(updateIds && { updateId: { in: [...updateIds] } }) },
    data: to,
  })
  return count
}

/** Takes updates that a person was told of off their own list. @returns how many were on it */
export async function hideTold(tx: Tx, personId: string, updateIds: readonly string[], now: Date): Promise<number> {
  const { count } = await tx.told.updateMany({
    where: { personId, updateId: { in: [...updateIds] }, state: 'told', hiddenAt: null },
    data: { hiddenAt: now },
  })
  return count
}

export const setMuted = (tx: Tx, personId: string, muted: boolean) =>
  tx.person.updateMany({ where: { id: personId }, data: { mutedUpdates: muted } })

export async function hasMuted(db: Db, personId: string): Promise<boolean> {
  const person = await db.person.findUnique({ where: { id: personId }, select: { mutedUpdates: true } })
  return person?.mutedUpdates ?? false
}

export const searchUpdates = (db: Db, words: string, limit: number) =>
  db.update.findMany({
    where: { title: { contains: words, mode: 'insensitive' } },
    select: { id: true, title: true, audience: true },
    orderBy: { publishedAt: 'desc' },
    take: limit,
  })

export const titlesOf = (db: Db, ids: readonly string[]) =>
  db.update.findMany({ where: { id: { in: [...ids] } }, select: { id: true, title: true } })
