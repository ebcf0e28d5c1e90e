import type { Db } from '@/lib/server/db'
import { pages } from '@/lib/server/remnants'
import { captureKinds } from './schema-capture'

/** What came from elsewhere. Every other piece follows its origin, where its words are looked for. */
export const eachCapturedText = (db: Db) =>
  pages(
    '',
    (after, take) =>
      db.evidence.findMany({
        where: { id: { gt: after }, kind: { in: [...captureKinds] } },
        select: { id: true, text: true, attribution: true, sourceTitle: true, tags: true },
        orderBy: { id: 'asc' },
        take,
      }),
    (row) => row.id,
  )

/** What themes are called, and the words they are known by. */
export const eachThemeText = (db: Db) =>
  pages(
    '',
    (after, take) =>
      db.theme.findMany({
        where: { id: { gt: after } },
        select: { id: true, label: true, terms: true, key: true },
        orderBy: { id: 'asc' },
        take,
      }),
    (row) => row.id,
  )
