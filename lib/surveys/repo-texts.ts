import type { Db } from '@/lib/server/db'
import { pages } from '@/lib/server/remnants'

/** Every text that people wrote into a survey's definition, in the order of ids. */
export const eachSurveyText = (db: Db) =>
  pages(
    '',
    (after, take) =>
      db.survey.findMany({
        where: { id: { gt: after } },
        select: {
          id: true,
          title: true,
          description: true,
          questions: true,
          translations: true,
          askedBy: true,
          purpose: true,
          closing: true,
          series: true,
        },
        orderBy: { id: 'asc' },
        take,
      }),
    (row) => row.id,
  )
