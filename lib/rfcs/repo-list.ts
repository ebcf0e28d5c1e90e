import { db, Prisma, transaction } from '@/lib/server/db'
import { dialectsNamed } from './presenter-source'
import type { RfcFilter } from './rules-filter'
import type { RfcSort, RfcStatus } from './schema'
import { readWords, type Wanted } from './rules-search-words'
import type { ListRow } from './schema-rows'

/** Rank counts in one order only; which of its two values stand in a key follows from the order. */
export type Key = { updatedAt: Date; number: number; score: number }
/** `near`: titles that are nearly what is looked for, asked for where nothing says it exactly. */
export type ListScope = { filter: RfcFilter; sort: RfcSort; limit: number; after?: Key; near?: boolean }

const writtenBy = (
  author: string,
) => Prisma.sql`(position(${author} in lower(coalesce(p."name", r."authorText", ''))) > 0
  OR EXISTS (SELECT FROM "RfcCoauthor" c JOIN "Person" w ON w."id" = c."personId" WHERE c."rfcId" = r."id"
    AND position(${author} in lower(w."name")) > 0))`
const ofTeam = (team: string) => Prisma.sql`position(${team} in lower(coalesce(t."name", ''))) > 0`
const fromSources = (
  sources: readonly string[],
) => Prisma.sql`(coalesce(r."source"->>'dialect' = ANY(${sources}), false)
  OR coalesce(lower(r."sourceFrom") = ANY(${sources}), false))`
const not = (condition: Prisma.Sql) => Prisma.sql`NOT ${condition}`

const wherever = (filter: RfcFilter): Prisma.Sql[] => [
  ...(filter.statuses.length ? [Prisma.sql`r."status" = ANY(${filter.statuses})`] : []),
  ...(filter.labels.length ? [Prisma.sql`r."labels" @> ${filter.labels}`] : []),
  ...(filter.withoutLabels.length ? [Prisma.sql`NOT r."labels" && ${filter.withoutLabels}`] : []),
  ...filter.authors.map(writtenBy),
  ...filter.withoutAuthors.map((author) => not(writtenBy(author))),
  ...(filter.sources.length ? [fromSources(filter.sources)] : []),
  ...(filter.withoutSources.length ? [not(fromSources(filter.withoutSources))] : []),
  ...filter.teams.map(ofTeam),
  ...filter.withoutTeams.map((team) => not(Prisma.sql`(${ofTeam(team)})`)),
]

const people = Prisma.sql`LEFT JOIN "Person" p ON p."id" = r."authorId" LEFT JOIN "Team" t ON t."id" = p."teamId"`

const peopleFor = ({ authors, teams, withoutAuthors, withoutTeams }: RfcFilter) =>
  [...authors, ...teams, ...withoutAuthors, ...withoutTeams].length > 0 ? people : Prisma.empty

const query = (wanted: Wanted) => Prisma.sql`search_query(${wanted.text})`

/** An imported RFC by the number that it has at its source; "RFC 166" may be one there as well as one here. */
const sourceHit = ({ source }: Wanted): Prisma.Sql[] => {
  if (!source) return []
  const dialects =
    source.name === 'rfc' ? ['rust', 'ember', 'nix', 'cdk', 'markdown', 'front-matter'] : dialectsNamed(source.name)
  if (dialects.length === 0) return []
  return [
    Prisma.sql`r."source" IS NOT NULL AND r."source"->>'dialect' = ANY(${dialects})
      AND ltrim(r."source"->>'number', '0') = ${source.number}`,
  ]
}

/**
 * Where the words were found, each by an index of its own: a title counts above a text, a text above what is said about it.
 * @param enough so many of each place will do, the newest
 */
const hits = (wanted: Wanted, near: boolean, filter: RfcFilter, enough: number | null): Prisma.Sql => {
  const rfc = (hit: Prisma.Sql, tier: number, joined = Prisma.empty) => {
    // Not the index of numbers: it would read the vectors of all texts until enough are found.
    const bound = enough === null ? Prisma.empty : Prisma.sql`ORDER BY r."number" + 0 DESC LIMIT ${enough}`
    return Prisma.sql`(SELECT r."id", r."number", r."updatedAt", ${tier}::int AS "tier" FROM "Rfc" r ${joined} ${peopleFor(filter)}
      WHERE ${Prisma.join([hit, ...wherever(filter)], ' AND ')} ${bound})`
  }
  const places = near
    ? [rfc(Prisma.sql`${wanted.plain} <% r."title"`, 0)]
    : [
        rfc(Prisma.sql`r."search" @@ ${query(wanted)}`, 2),
        rfc(Prisma.sql`r."title" ILIKE ${wanted.part}`, 3),
        ...(wanted.negated
          ? []
          : [
              rfc(Prisma.sql`r."titleSearch" @@ ${query(wanted)}`, 3),
              rfc(Prisma.sql`c."search" @@ ${query(wanted)}`, 1, Prisma.sql`JOIN "RfcComment" c ON c."rfcId" = r."id"`),
            ]),
        ...sourceHit(wanted).map((hit) => rfc(hit, 4)),
        ...(wanted.number === null ? [] : [rfc(Prisma.sql`r."number" = ${wanted.number}`, 4)]),
      ]
  return Prisma.sql`(SELECT "id", "number", "updatedAt", max("tier") AS "tier"
    FROM (${Prisma.join(places, ' UNION ALL ')}) AS place GROUP BY 1, 2, 3)`
}

/**
 * So many of the likeliest hits are ranked, by place and then the newest; of a word that nearly all texts have, the
 * rest follow unranked.
 */
const RANKED = 500

/** Within a place by weighted rank (1 = title … ) over the logarithm of the length; near titles by how near. */
const score = (wanted: Wanted, near: boolean, sort: RfcSort): Prisma.Sql => {
  if (near) return Prisma.sql`(word_similarity(${wanted.plain}, r."title") * 999999)::int`
  const rank =
    sort === 'relevance'
      ? Prisma.sql`CASE WHEN f."place" <= ${RANKED} THEN ts_rank('{0.1, 0.2, 0.4, 1}', r."search", ${query(wanted)},
        33) * 999999 ELSE 0 END`
      : Prisma.sql`0`
  return Prisma.sql`(f."tier" * 1000000 + ${rank})::int`
}

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

/** The RFCs a filter finds, by what tells them apart; texts, people and teams are only looked up where they are asked for. */
const found = (wanted: Wanted | null, near: boolean, filter: RfcFilter, enough: number | null = null): Prisma.Sql => {
  if (wanted)
    return Prisma.sql`SELECT h.*, row_number() OVER (ORDER BY h."tier" DESC, h."number" DESC) AS "place"
      FROM ${hits(wanted, near, filter, enough)} h`
  const conditions = wherever(filter)
  return Prisma.sql`SELECT r."id", r."number", r."updatedAt"
    FROM "Rfc" r ${peopleFor(filter)} ${conditions.length ? Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')}` : Prisma.empty}`
}

/** Longer texts are looked into this far for what they say. */
const SOUGHT_IN = 20_000

/** The text a page's row was found in (the RFC's own, else the first comment that says it), and the stems of what is looked for. */
const said = (wanted: Wanted): Prisma.Sql => Prisma.sql`left(CASE WHEN page."score" >= 2000000 THEN r."body" ELSE
    (SELECT c."body" FROM "RfcComment" c WHERE c."rfcId" = r."id" AND c."search" @@ ${query(wanted)} ORDER BY c."createdAt", c."id" LIMIT 1)
  END, ${SOUGHT_IN}) AS "said", tsvector_to_array(to_tsvector('english', ${wanted.plain})) AS "stems"`

/**
 * A statement that finds words by their indexes. The planner takes reading a text's whole vector for as cheap as reading a number, and
 * would sooner go through all of them for a common word.
 */
export const byIndex = <T>(statement: Prisma.Sql): Promise<T> =>
  transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL enable_seqscan = off`
    return tx.$queryRaw<T>(statement)
  })

const scored = (wanted: Wanted, near: boolean, sort: RfcSort): Prisma.Sql =>
  Prisma.sql`SELECT f."id", f."number", f."updatedAt", ${score(wanted, near, sort)} AS "score" FROM found f JOIN "Rfc" r ON r."id" = f."id"`

/** What a row of a list shows of an RFC `r` and its author's `people`. */
const shown = Prisma.sql`r."id", r."number", r."title", r."status", r."version", r."labels",
      coalesce(p."name", r."authorText") AS "authorName", r."authorId",
      ARRAY(SELECT w."name" FROM "RfcCoauthor" c JOIN "Person" w ON w."id" = c."personId" WHERE c."rfcId" = r."id"
        ORDER BY c."at", w."id") AS "coauthors", t."name" AS "team", r."commentCount", r."openConcerns",
        r."openHolds", r."reviewEndsAt", r."createdAt", r."updatedAt",
      CASE WHEN r."source" IS NULL THEN NULL
        ELSE jsonb_build_object('dialect', r."source"->>'dialect', 'number', r."source"->>'number') END AS "source"`

/**
 * The RFCs of each status that were changed longest ago, at most so many of it, those of one status in this order: several lists of Home
 * in one statement.
 */
export const listOldestByStatus = (limits: Readonly<Partial<Record<RfcStatus, number>>>): Promise<ListRow[]> =>
  db.$queryRaw`SELECT ${shown}, 0 AS "score", NULL AS "said", ARRAY[]::text[] AS "stems"
    FROM unnest(${Object.keys(limits)}::text[], ${Object.values(limits)}::int[]) AS w("status", "most")
    CROSS JOIN LATERAL (SELECT i."id" FROM "Rfc" i WHERE i."status" = w."status" ORDER BY i."updatedAt", i."number" LIMIT w."most") f
    JOIN "Rfc" r ON r."id" = f."id" ${people} ORDER BY r."status", r."updatedAt", r."number"`

/** A page of the list, one more row than asked for. */
export async function listRfcs({ filter, sort, limit, after, near = false }: ListScope): Promise<ListRow[]> {
  const wanted = readWords(filter.words)
  const order = orders[sort]
  // A first page by relevance stands among what is ranked, whatever else there is: places come first, and within one the newest.
  const enough = sort === 'relevance' && !near && !after && limit < RANKED ? RANKED : null
  const rows = Prisma.sql`
    WITH found AS MATERIALIZED (${found(wanted, near, filter, enough)} ${wanted && enough ? Prisma.sql`ORDER BY "place" LIMIT ${enough}` : Prisma.empty}), page AS MATERIALIZED (
      SELECT * FROM (${wanted ? scored(wanted, near, sort) : Prisma.sql`SELECT *, 0 AS "score" FROM found`}) AS scored
      ${after ? Prisma.sql`WHERE ${order.after(after)}` : Prisma.empty} ORDER BY ${order.by} LIMIT ${limit + 1}
    )
    SELECT ${shown},
      page."score", ${wanted && !near ? said(wanted) : Prisma.sql`NULL AS "said", ARRAY[]::text[] AS "stems"`}
    FROM page JOIN "Rfc" r ON r."id" = page."id" ${people} ORDER BY ${order.by}`
  return wanted ? byIndex<ListRow[]>(rows) : db.$queryRaw<ListRow[]>(rows)
}

/** How many RFCs a filter finds. */
export async function countRfcs(filter: RfcFilter, near = false): Promise<number> {
  const wanted = readWords(filter.words)
  const count = Prisma.sql`SELECT count(*)::int AS "count" FROM (${found(wanted, near, filter)}) AS found`
  const [row] = await (wanted ? byIndex<{ count: number }[]>(count) : db.$queryRaw<{ count: number }[]>(count))
  return row?.count ?? 0
}

/** Labels in use, most used first. */
export async function topLabels(limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ label: string }[]>`
    SELECT l AS "label" FROM "Rfc", unnest("labels") AS l GROUP BY l ORDER BY count(*) DESC, l LIMIT ${limit}`
  return rows.map((row) => row.label)
}
