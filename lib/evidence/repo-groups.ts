import { Prisma, type Db } from '@/lib/server/db'
import type { Audience } from './schema'

/**
 * Of groups of pieces the newest of each that readers of an audience may read, with the place of their group, and how many
 * of it they may read.
 */
export function newestOfGroups(
  db: Db,
  groups: readonly (readonly string[])[],
  audience: Audience,
  each: number,
): Promise<{ group: number; id: string; readable: number }[]> {
  const mayRead = audience === 'everyone' ? Prisma.sql`e."audience" = 'everyone'` : Prisma.sql`true`
  return db.$queryRaw`
    SELECT "group", "id", "readable" FROM (
      SELECT g."group", e."id", count(*) OVER (PARTITION BY g."group")::int AS "readable",
        row_number() OVER (PARTITION BY g."group" ORDER BY e."occurredAt" DESC, left(e."text", 80) COLLATE "C",
          e."sourceTitle" COLLATE "C", e."id") AS "place"
      FROM unnest(${groups.flatMap((ids, at) => ids.map(() => at))}::int[], ${groups.flat()}::text[]) AS g("group", "id")
      JOIN "Evidence" e ON e."id" = g."id" WHERE ${mayRead}) ordered
    WHERE "place" <= ${each} ORDER BY "group", "place"`
}
