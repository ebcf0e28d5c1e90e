import { z } from 'zod'
import type { Db } from '@/lib/server/db'
import { HORIZONS } from './schema'

const rowSchema = z.object({
  itemId: z.string(),
  horizon: z.enum(HORIZONS),
  place: z.number().int(),
  rice: z.number(),
})
export type StandingRow = z.output<typeof rowSchema>

/** Open, published items with their place in their column, from 1. */
export async function standingRows(db: Db): Promise<StandingRow[]> {
  const rows = await db.$queryRaw<unknown[]>`SELECT "id" AS "itemId", "horizon", "rice",
      (row_number() OVER (PARTITION BY "horizon" ORDER BY "rank", "id"))::int AS "place"
    FROM "RoadmapItem" WHERE "status" = 'open' AND "publishedAt" IS NOT NULL ORDER BY "horizon", "rank", "id"`
  return rowSchema.array().parse(rows)
}
