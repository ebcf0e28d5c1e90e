import type { ImportMapping, ImportSummary } from '@/lib/core/imports'
import type { ImportRow, ImportState, ImportView, Kept, Preview } from './schema'

interface Row {
  id: string
  state: string
  phase: string
  kind: string | null
  source: string
  done: number
  total: number
  reason: string | null
  summary: unknown
  createdAt: Date
  committedAt: Date | null
  undoneAt: Date | null
}

/** A stored import for lists. Its JSON comes out of our own writes. */
export const toRow = (row: Row): ImportRow => {
  const summary = row.summary as ImportSummary | null
  return {
    id: row.id,
    state: row.state as ImportState,
    phase: row.phase === 'commit' ? 'commit' : 'preview',
    kind: row.kind,
    source: row.source,
    created: summary?.created ?? 0,
    updated: summary?.updated ?? 0,
    unchanged: summary?.unchanged ?? 0,
    done: row.done,
    total: row.total,
    reason: row.reason,
    createdAt: row.createdAt.toISOString(),
    committedAt: row.committedAt?.toISOString() ?? null,
    undoneAt: row.undoneAt?.toISOString() ?? null,
  }
}

/** A stored import, whole. */
export const toView = (row: Row & { preview: unknown; mapping: unknown; kept: unknown }): ImportView => {
  const [summary, preview] = [row.summary as ImportSummary | null, row.preview as Preview | null]
  return {
    ...toRow(row),
    skipped: summary?.skipped ?? [],
    findings: summary?.findings ?? [],
    preview: preview?.files ?? [],
    choices: preview?.choices ?? [],
    mapping: row.mapping as ImportMapping,
    kept: (row.kept as Kept[] | null) ?? [],
  }
}
