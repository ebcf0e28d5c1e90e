import type { Db } from '@/lib/server/db'
import { insightRowSchema, type InsightRow } from './schema-rows'

const figures = { counted: true, byRung: true, heard: true } as const

export async function listRowsOfIds(db: Db, ids: readonly string[]): Promise<InsightRow[]> {
  const rows = await db.insight.findMany({ where: { id: { in: [...new Set(ids)] } }, omit: figures })
  return insightRowSchema.array().parse(rows)
}

/** Insights that are open or resolved, that somebody said, and that are on no item; those of most people first. */
export async function listRowsOnNoItem(db: Db, limit: number): Promise<InsightRow[]> {
  const rows = await db.insight.findMany({
    where: { status: { in: ['open', 'resolved'] }, people: { gt: 0 }, items: { none: {} } },
    orderBy: [{ people: 'desc' }, { id: 'desc' }],
    take: limit,
    omit: figures,
  })
  return insightRowSchema.array().parse(rows)
}
