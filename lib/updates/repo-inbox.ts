import type { z } from 'zod'
import { countTogether } from '@/lib/server/counts'
import { Prisma, type Db, type Tx } from '@/lib/server/db'
import type { InboxBefore } from '@/lib/server/room'
import { moveLedger } from './repo'
import { personalUpdateRowSchema } from './schema-rows'

const lineSchema = personalUpdateRowSchema.pick({
  updateId: true,
  title: true,
  publishedAt: true,
  state: true,
  stance: true,
})

const beforeOf = ({ at, same }: InboxBefore): Prisma.Sql => {
  if (same === 'all') return Prisma.sql`u."publishedAt" <= ${at}`
  if (same === 'none') return Prisma.sql`u."publishedAt" < ${at}`
  return Prisma.sql`(u."publishedAt", u."id") < (${at}, ${same.below})`
}

/** The updates that answer one person and that they have not taken off their list, the newest first. */
export async function listToldLines(
  db: Db,
  personId: string,
  { unread, before, limit }: { unread: boolean; before: InboxBefore | null; limit: number },
): Promise<z.output<typeof lineSchema>[]> {
  const states = unread ? ['owed'] : ['owed', 'told']
  const rows = await db.$queryRaw<unknown[]>`
    SELECT u."id" AS "updateId", u."title", u."publishedAt", t."state", t."stance"
    FROM "Told" t JOIN "Update" u ON u."id" = t."updateId"
    WHERE t."personId" = ${personId} AND t."state" = ANY(${states}) AND t."hiddenAt" IS NULL
      ${before ? Prisma.sql`AND ${beforeOf(before)}` : Prisma.empty}
    ORDER BY u."publishedAt" DESC, u."id" DESC LIMIT ${limit}`
  return lineSchema.array().parse(rows)
}

/** How many updates one person has not seen yet. */
export const countOwedTo = (personId: string): Promise<number> =>
  countTogether(
    Prisma.sql`SELECT count(*) FROM "Told" WHERE "personId" = ${personId} AND "state" = 'owed' AND "hiddenAt" IS NULL`,
  )

/** Notes that one person has seen these updates, or all that were published up to a moment. @returns how many were news */
export async function moveToldTo(
  tx: Tx,
  personId: string,
  which: { ids: readonly string[] } | { upTo: Date },
  now: Date,
): Promise<number> {
  const updateIds =
    'ids' in which
      ? which.ids
      : (
          await tx.told.findMany({
            where: { personId, state: 'owed', update: { publishedAt: { lte: which.upTo } } },
            select: { updateId: true },
          })
        ).map((row) => row.updateId)
  return moveLedger(tx, { personId, updateIds }, { state: 'told', channel: 'page', at: now })
}
