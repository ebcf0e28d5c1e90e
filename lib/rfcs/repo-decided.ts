import { z } from 'zod'
import { Prisma, type Db } from '@/lib/server/db'

const decidedSchema = z.object({ number: z.number(), title: z.string(), status: z.enum(['accepted', 'rejected']) })
export type Decided = z.output<typeof decidedSchema>

/** RFCs that were accepted or rejected since a moment, the last one first. */
export async function listDecidedRows(
  db: Db,
  since: Date,
  limit: number,
  before: Date | null = null,
): Promise<Decided[]> {
  const rows = await db.$queryRaw<unknown[]>`SELECT "number", "title", "status" FROM "Rfc"
    WHERE "status" IN ('accepted', 'rejected') AND "decision"->>'at' >= ${since.toISOString()}
      ${before ? Prisma.sql`AND "decision"->>'at' < ${before.toISOString()}` : Prisma.empty}
    ORDER BY "decision"->>'at' DESC, "number" LIMIT ${limit}`
  return decidedSchema.array().parse(rows)
}
