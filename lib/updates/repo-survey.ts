import { Prisma, type Db } from '@/lib/server/db'
import { columns, readUpdates } from './repo'
import type { Audience } from './schema'
import type { UpdateRow } from './schema-rows'

/**
 * Updates of items that rest on some pieces, and of other items those whose text quotes one of the pieces; for any of some
 * audiences, the last one first, from after `(moment, id)`.
 */
export async function updatesAbout(
  db: Db,
  { items, others, evidence }: { items: readonly string[]; others: readonly string[]; evidence: readonly string[] },
  page: { audiences: readonly Audience[]; after: readonly [string, string] | undefined; limit: number },
): Promise<UpdateRow[]> {
  if (items.length === 0 && others.length === 0) return []
  const references = evidence.map((id) => `{{evidence:${id}}}`)
  const { audiences, after, limit } = page
  const before = after
    ? Prisma.sql`AND (u."publishedAt", u."id") < (${after[0]}::timestamptz, ${after[1]})`
    : Prisma.empty
  return readUpdates(
    await db.$queryRaw<unknown[]>`SELECT ${columns} FROM "Update" u
      WHERE u."audiences" && ${[...audiences]}::text[] AND (u."itemId" = ANY(${[...items]}::text[])
        OR u."itemId" = ANY(${[...others]}::text[]) AND EXISTS (SELECT 1 FROM unnest(${references}::text[]) AS r("text")
          WHERE position(r."text" IN u."body" || u."texts"::text) > 0)) ${before}
      ORDER BY u."publishedAt" DESC, u."id" DESC LIMIT ${limit}`,
  )
}
