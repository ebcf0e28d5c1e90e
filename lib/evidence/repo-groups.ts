import { Prisma, type Db } from '@/lib/server/db'
import type { Audience } from './schema'

/**
 * Of pieces in groups the newest of each group that readers of an audience may read: their place in it from 1, and how
 * many of the group they may read.
 */
export function newestOfGroups(
  db: Db,
  pieces: readonly { group: string; id: string }[],
  audience: Audience,
  each: number,
): Promise<{ group: string; id: string; readable: number }[]> {
  const mayRead = audience === 'everyone' ? Prisma.sql`e."audience" = 'everyone'` : Prisma.sql`true`
  return db.$queryRaw`
    SELECT "group", "id", "readable" FROM (
      SELECT g."group", e."id", count(*) OVER (PARTITION BY g."group")::int AS "readable",
        row_number() OVER (PARTITION BY g."group" ORDER BY e."occurredAt" DESC, left(e."text", 80) COLLATE "C", e."id") AS "place"
      FROM unnest(${pieces.map((one) => one.group)}::text[], ${pieces.map((one) => one.id)}::text[]) AS g("group", "id")
      JOIN "Evidence" e ON e."id" = g."id" WHERE ${mayRead}) ordered
    WHERE "place" <= ${each} ORDER BY "group", "place"`
}
