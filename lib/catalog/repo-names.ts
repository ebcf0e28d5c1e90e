import type { Db } from '@/lib/server/db'

/** The names of capabilities, in their order, without the teams that use them. */
export const listNames = (db: Db, limit: number): Promise<{ id: string; name: string }[]> =>
  db.capability.findMany({ select: { id: true, name: true }, orderBy: { name: 'asc' }, take: limit })

/** The capabilities that have one of these ids, or one of these names whatever their letters' case. */
export const listByRefs = (db: Db, refs: readonly string[]): Promise<{ ref: string; id: string }[]> =>
  refs.length === 0
    ? Promise.resolve([])
    : db.$queryRaw`
  SELECT r."ref", c."id" FROM unnest(${refs}::text[]) AS r("ref")
  JOIN "Capability" c ON c."id" = r."ref" OR lower(c."name") = lower(r."ref") ORDER BY 1, 2`
