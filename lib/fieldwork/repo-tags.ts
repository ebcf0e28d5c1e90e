import type { Db } from '@/lib/server/db'

/** The tags of a highlight, and its session; null where it is not there. */
export const findHighlightTags = (db: Db, id: string): Promise<{ sessionId: string; tags: string[] } | null> =>
  db.highlight.findUnique({ where: { id }, select: { sessionId: true, tags: true } })
