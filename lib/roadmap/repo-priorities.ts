import type { Db } from '@/lib/server/db'
import type { View } from './repo'
import type { Horizon } from './schema'
import type { ItemRow } from './schema-rows'

/** What the methods need of an open item, and no texts but its title. */
export interface OpenInputs {
  id: string
  title: string
  kind: string
  horizon: Horizon
  rank: string
  impact: number
  effort: number
  urgency: number | null
  riskReduction: number | null
  reach: number
  confidence: number
  rice: number
  riceLow: number
  riceHigh: number
  wsjf: number
  ice: number
  opportunity: number
  basis: { population: number }
}

/** Every open item that a reader may know, highest RICE first. */
export const openInputs = (db: Db, { where }: View<ItemRow>): Promise<OpenInputs[]> => db.$queryRaw`
  SELECT i."id", i."title", i."kind", i."horizon", i."rank", i."impact", i."effort", i."urgency", i."riskReduction", i."reach",
    i."confidence", i."rice", i."riceLow", i."riceHigh", i."wsjf", i."ice", i."opportunity",
    jsonb_build_object('population', coalesce((i."basis"->>'population')::float8, 0)) AS "basis"
  FROM "RoadmapItem" i WHERE i."status" = 'open' AND ${where} ORDER BY i."rice" DESC, i."id"`
