import { db, Prisma } from '@/lib/server/db'
import { byIndex } from './repo-list'
import type { Term, Text } from './rules-similar'

/** More RFCs than this need not be told apart: a word that so many say tells nothing. */
const counted = 2000

/** Words by their stems, with how many RFCs say each; words that have no stem of their own ("the") are left out. */
export const termsOf = (words: readonly string[]): Promise<Term[]> =>
  byIndex<Term[]>(Prisma.sql`
    SELECT w."stem", min((SELECT count(*)::int
      FROM (SELECT FROM "Rfc" r WHERE r."search" @@ quote_literal(w."stem")::tsquery
      LIMIT ${counted}) AS said)) AS "rfcs"
    FROM (SELECT DISTINCT unnest(tsvector_to_array(to_tsvector('english', word))) AS "stem"
      FROM unnest(${[...words]}::text[]) AS word) AS w GROUP BY 1`)

export const countAll = (): Promise<number> => db.rfc.count()

/** How much of a text is compared: what it is about stands at its beginning. */
const beginning = 4000

/** The stems of the titles and of the beginnings of RFCs, by number. */
export async function stemsOf(numbers: readonly number[]): Promise<Map<number, Text>> {
  const rows = await db.$queryRaw<{ number: number; title: string[]; body: string[] }[]>`
    SELECT "number", tsvector_to_array(to_tsvector('english', "title")) AS "title",
      tsvector_to_array(to_tsvector('english', left("body", ${beginning}))) AS "body"
    FROM "Rfc" WHERE "number" = ANY(${[...numbers]})`
  return new Map(rows.map(({ number, title, body }) => [number, { title: new Set(title), body: new Set(body) }]))
}
