import { db, Prisma, type Db } from '@/lib/server/db'
import type { CellCount } from './rules-groups'
import type { TallyDimension } from './repo-tally'
import { type ShownSize } from './schema-sizes'

export type SegmentBy = Exclude<TallyDimension, 'all'>

/**
 * The figures of a survey as they were last shown (lib/results/refresh.ts): over everybody, and by the segments of a
 * dimension. Their number does not grow with the responses.
 */
export async function shownCounts(
  surveyId: string,
  by: SegmentBy | null,
  client: Db = db,
  /** The questions whose groups are read; all when left out. */
  keys?: readonly string[],
): Promise<{ whole: CellCount[]; groups: CellCount[] }> {
  const dimensions = by ? ['all', by] : ['all']
  const some = keys ? Prisma.sql`AND ("dimension" = 'all' OR "key" = ANY(${keys}))` : Prisma.empty
  // A large company has a hundred thousand cells: as rows of their own they cost the client ten times what they cost here.
  const rows = await client.$queryRaw<{ dimension: string; segment: string | null; key: string; cells: string }[]>`
    SELECT "dimension", NULLIF("segment", '') AS segment, "key",
      json_agg(json_build_array("row", NULLIF("value", ''), "shown", "shownPlaces", "shownFirsts"))::text AS cells
    FROM "SurveyTally"
    WHERE "surveyId" = ${surveyId} AND "dimension" = ANY(${dimensions}) AND "shown" IS NOT NULL ${some}
    GROUP BY "dimension", "segment", "key"`
  const cellsOf = (isWhole: boolean): CellCount[] =>
    rows.flatMap(({ dimension, segment, key, cells }) =>
      (dimension === 'all') === isWhole
        ? (JSON.parse(cells) as StoredCell[]).map(([row, value, count, places, firsts]) => ({
            ...{ segment, key, row, value, count, places, firsts },
          }))
        : [],
    )
  return { whole: cellsOf(true), groups: cellsOf(false) }
}

/** Row, value, and what was shown: the answers, the sum of their places, and how many were first. */
type StoredCell = [string, string | null, CellCount['count'], CellCount['places'], CellCount['firsts']]

/** How many answered each question, over everybody and by team, and on how many of them its figures stand. */
export const shownSizes = (
  surveyId: string,
  client: Db = db,
): Promise<(ShownSize & { dimension: 'all' | 'team' })[]> => client.$queryRaw`
  SELECT "dimension", "segment", "key", "count", "shown" FROM "SurveyTally"
  WHERE "surveyId" = ${surveyId} AND "dimension" IN ('all', 'team') AND "row" = '' AND "value" = '' AND "key" <> '' AND "count" > 0`

export interface SegmentSize {
  dimension: SegmentBy
  segment: string | null
  n: number
  /** Whether the ledger lets it be told how many they are (always, where everybody is named). */
  open: boolean
  /**
   * How many may be told, where that is not `n`: who made a file knows its rows, and who answered an open address often knows those
   * answers, so the few others next to them are told only once the ledger has moved for them.
   */
  told: number | null
}

/** How many responses each segment has, those of the last seconds too. */
export async function segmentSizes(surveyId: string, client: Db = db): Promise<SegmentSize[]> {
  // One value, as in `listTeamsOf`.
  const [found] = await client.$queryRaw<{ sizes: string | null }[]>`
    WITH fresh AS (SELECT "teamId", "role", "tenure", "imported", "invited" FROM "SurveyResponse" WHERE "surveyId" = ${surveyId} AND NOT "counted"),
    sizes AS (
      SELECT "dimension", "segment", "count" AS n, "shown" IS NOT NULL AS open, "shown" FROM "SurveyTally"
        WHERE "surveyId" = ${surveyId} AND "key" = '' AND "dimension" <> 'all'
      UNION ALL SELECT 'team', COALESCE("teamId", ''), 1, false, NULL FROM fresh
      UNION ALL SELECT 'role', COALESCE("role", ''), 1, false, NULL FROM fresh
      UNION ALL SELECT 'tenure', COALESCE("tenure", ''), 1, false, NULL FROM fresh
    ), origins AS (
      SELECT "team", sum(n) AS n, sum(n) FILTER (WHERE "invited") AS invited, sum(n) FILTER (WHERE "imported") AS imported,
        sum(n) FILTER (WHERE NOT "imported") AS here FROM (
        SELECT "team", "imported", "invited", "count" AS n FROM "SurveyOccupancy"
          WHERE "surveyId" = ${surveyId} AND "key" = '' AND "row" = '' AND "count" > 0
        UNION ALL SELECT COALESCE("teamId", ''), "imported", "invited", 1 FROM fresh) one GROUP BY 1
    ), mixed AS (
      SELECT o."team" FROM origins o JOIN "Survey" s ON s."id" = ${surveyId} AND s."anonymity" <> 'named',
        LATERAL unnest(ARRAY[o.invited, o.imported, o.here]) part
      WHERE part > 0 AND part < o.n AND part < s."minScore"
    ), each AS (
      SELECT "dimension", NULLIF("segment", '') AS segment, sum(n)::int AS n, bool_or(open) AS open,
        CASE WHEN "dimension" = 'team' AND "segment" IN (SELECT "team" FROM mixed) THEN max("shown") END AS told
      FROM sizes GROUP BY "dimension", "segment"
    )
    SELECT json_agg(each)::text AS "sizes" FROM each`
  return JSON.parse(found?.sizes ?? '[]') as SegmentSize[]
}
