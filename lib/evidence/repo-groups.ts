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
  /** What the platform team said itself is left out; and kinds that come after all others. */
  { ofOthers, last }: { ofOthers: boolean; last: readonly string[] },
): Promise<{ group: number; id: string; readable: number }[]> {
  // As texts: of thousands of ids an array costs the driver more than the statement costs.
  const mayRead = audience === 'everyone' ? Prisma.sql`e."audience" = 'everyone'` : Prisma.sql`true`
  return db.$queryRaw`
    SELECT "group", "id", "readable" FROM (
      SELECT g."group", e."id", count(*) OVER (PARTITION BY g."group")::int AS "readable",
        row_number() OVER (PARTITION BY g."group" ORDER BY e."kind" = ANY(${last}), e."occurredAt" DESC, left(e."text", 80) COLLATE "C",
          e."sourceTitle" COLLATE "C", e."id") AS "place"
      FROM unnest(ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(groups.flatMap((ids, at) => ids.map(() => at)))}::jsonb)::int),
        ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(groups.flat())}::jsonb))) AS g("group", "id")
      JOIN "Evidence" e ON e."id" = g."id" WHERE ${mayRead}
        ${ofOthers ? Prisma.sql`AND NOT e."platform"` : Prisma.empty}) ordered
    WHERE "place" <= ${each} ORDER BY "group", "place"`
}
