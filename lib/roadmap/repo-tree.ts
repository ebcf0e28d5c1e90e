import type { Db } from '@/lib/server/db'

export interface TreeItem {
  id: string
  title: string
  problem: string
  horizon: string
  status: string
  insightIds: string[]
}

const shown = (drafts: boolean) => ({ mergedIntoId: null, ...(!drafts && { publishedAt: { not: null } }) })

/** Of these items, those that are still to do or done, with the insights under them. */
export async function listTreeItems(db: Db, ids: readonly string[], drafts: boolean): Promise<TreeItem[]> {
  const rows = await db.roadmapItem.findMany({
    where: { id: { in: [...ids] }, status: { not: 'dropped' }, ...shown(drafts) },
    select: {
      id: true,
      title: true,
      problem: true,
      horizon: true,
      status: true,
      insights: { select: { insightId: true }, orderBy: { insightId: 'asc' } },
    },
    orderBy: [{ rank: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ insights, ...row }) => ({ ...row, insightIds: insights.map((one) => one.insightId) }))
}

/** Open items without an insight or without a measurable outcome, the newest first. */
export async function listLooseItems(db: Db, limit: number, drafts: boolean) {
  const rows = await db.roadmapItem.findMany({
    where: { status: 'open', ...shown(drafts), OR: [{ measured: false }, { insights: { none: {} } }] },
    select: { id: true, title: true, measured: true, _count: { select: { insights: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
  })
  return rows.map(({ _count, ...row }) => ({ ...row, insights: _count.insights }))
}
