import type { Db } from '@/lib/server/db'

/** The names of capabilities, in their order, without the teams that use them. */
export const listNames = (db: Db, limit: number): Promise<{ id: string; name: string }[]> =>
  db.capability.findMany({ select: { id: true, name: true }, orderBy: { name: 'asc' }, take: limit })
