import type { Db } from '@/lib/server/db'
import { from, ofTheFew, unnamed } from './repo'
import type { Rung } from './schema'
import type { MapRow, ThemeFigure } from './schema-themes'

export const listThemeFigures = (client: Db, themeIds: readonly string[]): Promise<ThemeFigure[]> =>
  client.$queryRaw`
    SELECT m."themeId", e."rung", to_char(date_trunc('quarter', e."occurredAt"), 'YYYY-MM-DD') AS "quarter", count(*)::int AS "pieces"
    FROM "ThemeEvidence" m JOIN "Evidence" e ON e."id" = m."evidenceId"
    WHERE m."themeId" = ANY(${themeIds})
    GROUP BY 1, 2, 3 ORDER BY 1, 3, 2`

/** The largest themes that are shown. */
export const listMapRows = (client: Db, limit: number): Promise<MapRow[]> =>
  client.theme.findMany({
    where: { mergedIntoId: null, fadedAt: null, size: { gt: 0 } },
    orderBy: [{ size: 'desc' }, { id: 'desc' }],
    take: limit,
    select: {
      id: true,
      label: true,
      size: true,
      people: true,
      teams: true,
      trend: true,
      promotedInsightId: true,
      x: true,
      y: true,
      language: true,
    },
  })

/** Pieces in the themes of a piece, each once, the most typical first; only those whose words everyone may read. */
export const listThemeMates = (
  client: Db,
  evidenceId: string,
  limit: number,
): Promise<{ id: string; text: string }[]> =>
  client.$queryRaw`
    SELECT e."id", e."text" FROM "ThemeEvidence" own
    JOIN "ThemeEvidence" m ON m."themeId" = own."themeId" AND m."evidenceId" <> own."evidenceId"
    JOIN "Evidence" e ON e."id" = m."evidenceId" AND e."audience" = 'everyone'
    WHERE own."evidenceId" = ${evidenceId} GROUP BY e."id" ORDER BY max(m."weight") DESC, e."id" LIMIT ${limit}`

/** Pieces of themes that everyone may read, the platform team's left out, by rung, team and, where their people are not named, source. */
export const countByThemeAndTeam = (
  client: Db,
  themeIds: readonly string[],
): Promise<
  { themeId: string; rung: Rung; teamId: string | null; sourceId: string | null; unnamed: boolean; pieces: number }[]
> =>
  client.$queryRaw`
    SELECT m."themeId", e."rung", CASE WHEN NOT ${ofTheFew} THEN e."teamId" END AS "teamId",
      CASE WHEN ${unnamed('e')} THEN e."sourceId" END AS "sourceId",
      ${unnamed('e')} AS "unnamed", count(*)::int AS "pieces"
    FROM ${from} JOIN "ThemeEvidence" m ON m."evidenceId" = e."id"
    WHERE m."themeId" = ANY(${themeIds}) AND NOT e."platform" AND e."audience" = 'everyone'
    GROUP BY 1, 2, 3, 4, 5`
