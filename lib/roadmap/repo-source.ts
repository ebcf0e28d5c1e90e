import type { Db } from '@/lib/server/db'

/** Which published items stand on which of some insights. */
export const publishedOnInsights = (
  db: Db,
  insightIds: readonly string[],
): Promise<{ itemId: string; insightId: string }[]> =>
  db.$queryRaw`SELECT l."itemId", l."insightId" FROM "ItemInsight" l JOIN "RoadmapItem" i ON i."id" = l."itemId"
    WHERE l."insightId" = ANY(${[...insightIds]}) AND i."publishedAt" IS NOT NULL ORDER BY l."itemId", l."insightId"`
