import { isoDay } from '@/lib/core/clock'
import type { Db } from '@/lib/server/db'
import type { Shipped } from './rules-quarters'

/** The items on insights that shipped since a day and are published, the first first, by insight. */
export async function listShippedOn(
  db: Db,
  insightIds: readonly string[],
  since: string,
): Promise<Map<string, Shipped[]>> {
  if (insightIds.length === 0) return new Map()
  const rows = await db.insight.findMany({
    where: { id: { in: [...insightIds] } },
    select: {
      id: true,
      items: {
        where: { item: { status: 'shipped', shippedAt: { gte: new Date(since) }, publishedAt: { not: null } } },
        orderBy: [{ item: { shippedAt: 'asc' } }, { itemId: 'asc' }],
        select: { item: { select: { id: true, title: true, shippedAt: true } } },
      },
    },
  })
  return new Map(
    rows.map(({ id, items }) => [
      id,
      items.flatMap(({ item: { shippedAt, ...item } }) => (shippedAt ? [{ ...item, on: isoDay(shippedAt) }] : [])),
    ]),
  )
}
