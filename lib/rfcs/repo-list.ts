import { db, Prisma } from '@/lib/server/db'
import type { RfcFilter } from './filter'
import type { RfcSort, RfcStatus } from './schema'
import { hitEnd, hitStart, readWords, type Wanted } from './search-words'

export type ListRow = {
  id: string
  number: number
  title: string
  status: RfcStatus
  version: number
  labels: string[]
  authorName: string | null
  authorId: string | null
  team: string | null
  commentCount: number
  openConcerns: number
  openHolds: number
  reviewEndsAt: Date | null
  createdAt: Date
  updatedAt: Date
  /** Where words are looked for: how well it answers them, in millionths, and 4,000,000 … 0 for number, title, text, comment, near title. */
  score: number
  /** The found words in their surroundings, between `hitStart` and `hitEnd`; null where only the title was found. */
  headline: string | null
}

/** Rank counts in one order only; which of its two values stand in a key follows from the order. */
export type Key = { updatedAt: Date; number: number; score: number }
/** `near`: titles that are nearly what is looked for, asked for where nothing says it exactly. */
export type ListScope = { filter: RfcFilter; sort: RfcSort; limit: number; after?: Key; near?: boolean }

const wherever = (filter: RfcFilter): Prisma.Sql[] => [
  ...(filter.statuses.length ? [Prisma.sql`r."status" = ANY(${filter.statuses})`] : []),
  ...(filter.labels.length ? [Prisma.sql`r."labels" @> ${filter.labels}`] : []),
  ...(filter.withoutLabels.length ? [Prisma.sql`NOT r."labels" && ${filter.withoutLabels}`] : []),
  ...filter.authors.map((author) => Prisma.sql`position(${author} in lower(coalesce(p."name", r."authorText", ''))) > 0`),
  ...filter.teams.map((team) => Prisma.sql`position(${team} in lower(coalesce(t."name", ''))) > 0`),
]

const query = (wanted: Wanted) => Prisma.sql`websearch_to_tsquery('english', ${wanted.text})`

/** Where the words were found, each by an index of its own: a title counts above a text, a text above what is said about it. */
const hits = (wanted: Wanted, near: boolean): Prisma.Sql => {
  const places = near
    ? [Prisma.sql`SELECT "id", 0 AS "tier" FROM "Rfc" WHERE ${wanted.plain} <% "title"`]
    : [
        Prisma.sql`SELECT "id", 2 AS "tier" FROM "Rfc" WHERE "search" @@ ${query(wanted)}`,
        Prisma.sql`SELECT "id", 3 FROM "Rfc" WHERE "title" ILIKE ${wanted.part}`,
        ...(wanted.negated ? [] : [
          Prisma.sql`SELECT "id", 3 FROM "Rfc" WHERE "titleSearch" @@ ${query(wanted)}`,
          Prisma.sql`SELECT "rfcId", 1 FROM "RfcComment" WHERE "search" @@ ${query(wanted)}`,
        ]),
        ...(wanted.number === null ? [] : [Prisma.sql`SELECT "id", 4 FROM "Rfc" WHERE "number" = ${wanted.number}`]),
      ]
  return Prisma.sql`(SELECT "id", max("tier") AS "tier" FROM (${Prisma.join(places, ' UNION ALL ')}) AS place GROUP BY "id")`
}

/** Within a place by weighted rank (1 = title … ) over the logarithm of the length; near titles by how near. */
const score = (wanted: Wanted, near: boolean): Prisma.Sql => near
  ? Prisma.sql`(word_similarity(${wanted.plain}, r."title") * 999999)::int`
  : Prisma.sql`(h."tier" * 1000000 + ts_rank('{0.1, 0.2, 0.4, 1}', r."search", ${query(wanted)}, 33) * 999999)::int`

/** What each order sorts by and what comes after a key. */
const orders: Record<RfcSort, { by: Prisma.Sql; after: (key: Key) => Prisma.Sql }> = {
  relevance: {
    by: Prisma.sql`"score" DESC, "number" DESC`,
    after: (key) => Prisma.sql`("score", "number") < (${key.score}, ${key.number})`,
  },
  number: { by: Prisma.sql`"number"`, after: (key) => Prisma.sql`"number" > ${key.number}` },
  '-number': { by: Prisma.sql`"number" DESC`, after: (key) => Prisma.sql`"number" < ${key.number}` },
  updated: {
    by: Prisma.sql`"updatedAt", "number"`,
    after: (key) => Prisma.sql`("updatedAt", "number") > (${key.updatedAt}, ${key.number})`,
  },
  '-updated': {
    by: Prisma.sql`"updatedAt" DESC, "number" DESC`,
    after: (key) => Prisma.sql`("updatedAt", "number") < (${key.updatedAt}, ${key.number})`,
  },
}

const from = (wanted: Wanted | null, near: boolean, filter: RfcFilter): Prisma.Sql => {
  const conditions = wherever(filter)
  return Prisma.sql`
    FROM "Rfc" r ${wanted ? Prisma.sql`JOIN ${hits(wanted, near)} h ON h."id" = r."id"` : Prisma.empty}
      LEFT JOIN "Person" p ON p."id" = r."authorId" LEFT JOIN "Team" t ON t."id" = p."teamId"
    ${conditions.length ? Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')}` : Prisma.empty}`
}

/** Longer texts are looked into this far for a headline, which is made for the rows of one page only. */
const HEADLINE_FROM = 20_000
const options = `StartSel=${hitStart}, StopSel=${hitEnd}, MaxFragments=2, MinWords=6, MaxWords=16, FragmentDelimiter=" … "`

/** The text a page's row was found in: the RFC's own, else the first comment that says it. */
const headline = (wanted: Wanted): Prisma.Sql => Prisma.sql`ts_headline('english', translate(left(CASE WHEN page."score" >= 2000000 THEN page."body" ELSE coalesce(
    (SELECT c."body" FROM "RfcComment" c WHERE c."rfcId" = page."id" AND c."search" @@ ${query(wanted)} ORDER BY c."createdAt", c."id" LIMIT 1), '')
  END, ${HEADLINE_FROM}), ${hitStart + hitEnd}, ''), ${query(wanted)}, ${options})`

/** A page of the list, one more row than asked for. */
export async function listRfcs({ filter, sort, limit, after, near = false }: ListScope): Promise<ListRow[]> {
  const wanted = readWords(filter.words)
  const order = orders[sort]
  return db.$queryRaw<ListRow[]>`
    WITH found AS (
      SELECT r."id", r."number", r."title", r."status", r."version", r."labels", coalesce(p."name", r."authorText") AS "authorName", r."authorId",
        t."name" AS "team", r."commentCount", r."openConcerns", r."openHolds", r."reviewEndsAt", r."createdAt", r."updatedAt", r."body",
        ${wanted ? score(wanted, near) : Prisma.sql`0`} AS "score"
      ${from(wanted, near, filter)}
    ), page AS MATERIALIZED (
      SELECT * FROM found ${after ? Prisma.sql`WHERE ${order.after(after)}` : Prisma.empty} ORDER BY ${order.by} LIMIT ${limit + 1}
    )
    SELECT "id", "number", "title", "status", "version", "labels", "authorName", "authorId", "team", "commentCount", "openConcerns", "openHolds",
      "reviewEndsAt", "createdAt", "updatedAt", "score", ${wanted && !near ? headline(wanted) : Prisma.sql`NULL`} AS "headline"
    FROM page ORDER BY ${order.by}`
}

/** How many RFCs a filter finds. */
export async function countRfcs(filter: RfcFilter, near = false): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS "count" ${from(readWords(filter.words), near, filter)}`
  return row?.count ?? 0
}

/** Labels in use, most used first. */
export async function topLabels(limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ label: string }[]>`
    SELECT l AS "label" FROM "Rfc", unnest("labels") AS l GROUP BY l ORDER BY count(*) DESC, l LIMIT ${limit}`
  return rows.map((row) => row.label)
}
