import type { Db } from '@/lib/server/db'
import { pages } from '@/lib/server/remnants'

/** What was written in counted answers, and the tags that readers gave it. */
export const eachCommentText = (db: Db) =>
  pages(
    '',
    (after, take) =>
      db.surveyComment.findMany({
        where: { id: { gt: after } },
        select: { id: true, surveyId: true, text: true, tags: true },
        orderBy: { id: 'asc' },
        take,
      }),
    (row) => row.id,
  )

/** What people called the addresses under which results are shared. */
export const eachShareText = (db: Db) =>
  pages(
    '',
    (after, take) =>
      db.surveyShare.findMany({
        where: { id: { gt: after } },
        select: { id: true, surveyId: true, label: true },
        orderBy: { id: 'asc' },
        take,
      }),
    (row) => row.id,
  )

/** What people called the figures of others. */
export const eachBenchmarkText = (db: Db) =>
  pages(
    '',
    (after, take) =>
      db.surveyBenchmark.findMany({
        where: { id: { gt: after } },
        select: { id: true, name: true, source: true, values: { select: { measure: true } } },
        orderBy: { id: 'asc' },
        take,
      }),
    (row) => row.id,
  )
