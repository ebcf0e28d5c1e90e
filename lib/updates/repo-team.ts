import { z } from 'zod'
import type { Db } from '@/lib/server/db'
import { TOLD_STATES } from './schema'
import type { SeenBy } from './schema-rows'

const rows = z.object({ state: z.enum(TOLD_STATES), people: z.number().int() }).array()

/** How many of some people are behind updates, by state; who has several states is in each. */
export const countToldOf = async (db: Db, personIds: readonly string[], seenBy: readonly SeenBy[]) =>
  rows.parse(
    await db.$queryRaw<unknown[]>`SELECT "state", count(DISTINCT "personId")::int AS "people" FROM "Told"
      WHERE "personId" = ANY(${personIds}) AND "seenBy" = ANY(${seenBy}) GROUP BY "state"`,
  )
