import { Prisma, type Db } from '@/lib/server/db'

export interface SimilarRow {
  id: string
  title: string
  status: string
  horizon: string
  likeness: number
}

/** Words of a title weigh so much more than those of the problem. */
const TITLE_WEIGHT = 2
/** Below this part of what was typed, two texts share too little to be shown. */
const FLOOR = 0.34

/**
 * Open items whose words are those of a text, the most alike first. Words are compared by their English stems, each weighed
 * by how rare it is among the items (inverse document frequency); likeness is the weight of the typed words that an item
 * says, of the weight of all typed words, 0–1. Words that no item says count as the rarest.
 */
export async function similarItems(
  db: Db,
  text: string,
  { except, drafts, limit }: { except: string | null; drafts: boolean; limit: number },
): Promise<SimilarRow[]> {
  const visible = drafts ? Prisma.empty : Prisma.sql`AND i."publishedAt" IS NOT NULL`
  return db.$queryRaw<SimilarRow[]>`
    WITH typed AS (SELECT DISTINCT unnest(tsvector_to_array(to_tsvector('english', ${text}))) AS stem),
    items AS (
      SELECT i."id", i."title", i."status", i."horizon", to_tsvector('english', i."title") AS head,
        to_tsvector('english', i."title" || ' ' || left(i."problem", 2000)) AS body
      FROM "RoadmapItem" i WHERE i."status" = 'open' ${visible} AND i."id" IS DISTINCT FROM ${except}
        AND to_tsvector('english', i."title" || ' ' || left(i."problem", 2000)) @@
          (SELECT string_agg(quote_literal(stem), ' | ')::tsquery FROM typed)
    ),
    weighed AS (
      SELECT t.stem, ln(1 + (SELECT count(*) FROM "RoadmapItem")::float8
        / greatest(1, (SELECT count(*) FROM items s WHERE s.body @@ quote_literal(t.stem)::tsquery))) AS weight
      FROM typed t
    )
    SELECT i."id", i."title", i."status", i."horizon",
      (sum(w.weight * CASE WHEN i.head @@ quote_literal(w.stem)::tsquery THEN ${TITLE_WEIGHT}::float8 ELSE 1 END)
        / (${TITLE_WEIGHT}::float8 * (SELECT sum(weight) FROM weighed))) AS "likeness"
    FROM items i JOIN weighed w ON i.body @@ quote_literal(w.stem)::tsquery
    GROUP BY i."id", i."title", i."status", i."horizon"
    HAVING sum(w.weight) / (SELECT sum(weight) FROM weighed) >= ${FLOOR}::float8
      AND (count(*) > 1 OR (SELECT count(*) FROM typed) = 1)
    ORDER BY "likeness" DESC, i."id" LIMIT ${limit}`
}
