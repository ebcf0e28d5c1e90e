import { Prisma, type Db, type Tx } from '@/lib/server/db'
import type { View } from './repo'
import type { GroupBy } from './rules-groups'
import type { PublicRow } from './schema-rows'

/** What items are put together by: the same words in other letters are the same theme. */
const KEYS: Record<GroupBy, Prisma.Sql> = {
  quarter: Prisma.sql`coalesce(i."quarter", '')`,
  theme: Prisma.sql`lower(trim(i."theme"))`,
  capability: Prisma.sql`coalesce(i."capabilityId", '')`,
  team: Prisma.sql`coalesce(i."teamId", '')`,
}
const BOARD_ORDER = Prisma.sql`array_position(ARRAY['now', 'next', 'later'], i."horizon"), i."rank", i."id"`

export interface GroupTotal {
  key: string
  /** As it is written most often; the key itself where that is an id. */
  label: string
  items: number
  weeks: number
}

/** Every group of open items that a reader may know, with how many there are and their person-weeks. */
export const groupTotals = (db: Db, { where }: View<unknown>, by: GroupBy): Promise<GroupTotal[]> => db.$queryRaw`
  SELECT ${KEYS[by]} AS "key", count(*)::int AS "items", sum(i."effort")::float8 AS "weeks",
    ${by === 'theme' ? Prisma.sql`mode() WITHIN GROUP (ORDER BY trim(i."theme"))` : Prisma.sql`min(${KEYS[by]})`} AS "label"
  FROM "RoadmapItem" i WHERE i."status" = 'open' AND ${where} GROUP BY 1 ORDER BY 1`

/** The first open items of each of these groups, in the order of the board. @returns them by group */
export async function groupCards<Row extends PublicRow>(
  db: Db,
  { columns, where, read }: View<Row>,
  by: GroupBy,
  keys: readonly string[],
  first: number,
): Promise<Map<string, Row[]>> {
  const rows = await db.$queryRaw<{ key: string }[]>`
    SELECT * FROM (
      SELECT ${columns}, ${KEYS[by]} AS "key", row_number() OVER (PARTITION BY ${KEYS[by]} ORDER BY ${BOARD_ORDER}) AS "place"
      FROM "RoadmapItem" i WHERE i."status" = 'open' AND ${where} AND ${KEYS[by]} = ANY(${keys})
    ) g WHERE "place" <= ${first} ORDER BY "key", "place"`
  const cards = read(rows)
  const groups = new Map<string, Row[]>()
  rows.forEach(({ key }, index) => {
    const card = cards[index]
    if (card) groups.set(key, [...(groups.get(key) ?? []), card])
  })
  return groups
}

export interface TimelineItem {
  id: string
  title: string
  kind: PublicRow['kind']
  status: PublicRow['status']
  quarter: string
  theme: string
  /** Items of its quarter and theme. */
  of: number
}

/** Of each quarter and theme the first open and shipped items, each with how many there are. */
export const timelineItems = (
  db: Db,
  { where }: View<unknown>,
  quarters: readonly string[],
  first: number,
): Promise<TimelineItem[]> =>
  db.$queryRaw`
  SELECT "id", "title", "kind", "status", "quarter", "theme", "of" FROM (
    SELECT i."id", i."title", i."kind", i."status", i."quarter", trim(i."theme") AS "theme",
      count(*) OVER cell AS "of", row_number() OVER (cell ORDER BY i."status" = 'shipped', ${BOARD_ORDER}) AS "place"
    FROM "RoadmapItem" i WHERE ${where} AND i."quarter" = ANY(${quarters}) AND i."status" <> 'dropped'
    WINDOW cell AS (PARTITION BY i."quarter", ${KEYS.theme})
  ) t WHERE "place" <= ${first} ORDER BY "quarter", "place"`.then((rows) =>
    (rows as (Omit<TimelineItem, 'of'> & { of: bigint })[]).map((row) => ({ ...row, of: Number(row.of) })),
  )

export interface QuarterWork {
  quarter: string
  /** Null: no team is named. */
  teamId: string | null
  /** Items that are not dropped, and person-weeks of the open ones. */
  items: number
  weeks: number
}

/** What is planned in each quarter, by the team that builds it. */
export const quarterWork = (db: Db, { where }: View<unknown>): Promise<QuarterWork[]> => db.$queryRaw`
  SELECT i."quarter", i."teamId", count(*)::int AS "items",
    coalesce(sum(i."effort") FILTER (WHERE i."status" = 'open'), 0)::float8 AS "weeks"
  FROM "RoadmapItem" i WHERE ${where} AND i."quarter" IS NOT NULL AND i."status" <> 'dropped' GROUP BY 1, 2 ORDER BY 1, 2`

/** Person-weeks that teams have in these quarters. */
export const teamCapacities = (
  db: Db,
  quarters: readonly string[],
): Promise<{ quarter: string; teamId: string; weeks: number }[]> =>
  db.teamCapacity.findMany({
    where: { quarter: { in: [...quarters] } },
    orderBy: [{ quarter: 'asc' }, { teamId: 'asc' }],
  })

/** Says how many person-weeks a team has in a quarter; null takes it away. */
export async function saveTeamCapacity(tx: Tx, quarter: string, teamId: string, weeks: number | null): Promise<void> {
  if (weeks === null) await tx.teamCapacity.deleteMany({ where: { quarter, teamId } })
  else
    await tx.teamCapacity.upsert({
      where: { quarter_teamId: { quarter, teamId } },
      create: { quarter, teamId, weeks },
      update: { weeks },
    })
}
