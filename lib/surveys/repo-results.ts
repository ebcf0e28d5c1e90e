import { db, Prisma, type Db } from '@/lib/server/db'

/** How often one value was given to one question (and matrix row) within one segment; a null value counts who answered at all. */
export interface Cell {
  segment: string | null
  key: string
  row: string
  value: string | null
  count: number
  /** ranking: sum of places (1 is first) and how often it was first. */
  places: number
  firsts: number
}

export type SegmentBy = 'team' | 'role'

/** What a survey's responses say, counted in the database: the result does not grow with their number. */
export async function countAnswers(
  surveyId: string,
  options: { closedKeys: string[]; by: SegmentBy | null; teamId?: string | undefined },
  client: Db = db,
): Promise<Cell[]> {
  const segment = options.by === 'team' ? Prisma.sql`"teamId"` : options.by === 'role' ? Prisma.sql`"role"` : Prisma.sql`NULL::text`
  const within = options.teamId === undefined ? Prisma.empty : Prisma.sql`AND "teamId" = ${options.teamId}`
  return client.$queryRaw<Cell[]>`
    WITH entries AS MATERIALIZED (
      SELECT ${segment} AS segment, e.key, e.value, jsonb_typeof(e.value) AS kind
      FROM "SurveyResponse" r, jsonb_each(r."answers") e
      WHERE r."surveyId" = ${surveyId} ${within}
    ), closed AS (
      SELECT * FROM entries WHERE key = ANY(${options.closedKeys})
    ), cells AS (
      SELECT segment, closed.key, cell.key AS row, cell.value
      FROM closed, jsonb_each(CASE kind WHEN 'object' THEN closed.value ELSE '{}' END) cell
    ), flat AS (
      SELECT segment, key, '' AS row, value #>> '{}' AS value, 0 AS place FROM closed WHERE kind IN ('string', 'number')
      UNION ALL
      SELECT segment, key, '', item.value, item.place
      FROM closed, jsonb_array_elements_text(CASE kind WHEN 'array' THEN closed.value ELSE '[]' END) WITH ORDINALITY item(value, place)
      UNION ALL
      SELECT segment, key, row, item.value, 0
      FROM cells, jsonb_array_elements_text(CASE jsonb_typeof(cells.value) WHEN 'array' THEN cells.value ELSE jsonb_build_array(cells.value) END) item(value)
      UNION ALL
      SELECT segment, key, '', NULL, 0 FROM entries
      UNION ALL
      SELECT segment, key, row, NULL, 0 FROM cells
    )
    SELECT segment, key, row, value, count(*)::int AS count, sum(place)::int AS places, (count(*) FILTER (WHERE place = 1))::int AS firsts
    FROM flat GROUP BY segment, key, row, value`
}

/** How many responses there are by team and role. */
export async function countResponses(surveyId: string, client: Db = db): Promise<{ teamId: string | null; role: string | null; n: number }[]> {
  return client.$queryRaw`
    SELECT "teamId", "role", count(*)::int AS n FROM "SurveyResponse" WHERE "surveyId" = ${surveyId} GROUP BY "teamId", "role"`
}

export interface Comment {
  id: string
  key: string
  text: string
  teamId: string | null
  personId: string | null
  day: Date
}

/** What was written in answer to some questions, by random response id; at most `limit` after one. */
export async function listComments(surveyId: string, keys: string[], limit: number, client: Db = db): Promise<Comment[]> {
  return client.$queryRaw`
    SELECT r."id", e.key, e.value #>> '{}' AS text, r."teamId", r."personId", r."day"
    FROM "SurveyResponse" r, jsonb_each(r."answers") e
    WHERE r."surveyId" = ${surveyId} AND e.key = ANY(${keys}) AND jsonb_typeof(e.value) = 'string'
    ORDER BY md5(r."id" || e.key), e.key LIMIT ${limit}`
}
