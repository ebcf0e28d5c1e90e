import type { PublicItem } from './schema-public'
import type { PublicRow } from './schema-rows'

export const toPublicItem = (row: PublicRow): PublicItem => ({
  id: row.id,
  title: row.title,
  problem: row.problem,
  kind: row.kind,
  theme: row.theme,
  quarter: row.quarter,
  outcome: row.outcome,
  shippedAt: row.shippedAt?.toISOString() ?? null,
})
