import type { ShownRow, ThemeFigure } from '@/lib/evidence/schema-themes'
import { lastQuarters, type Shipped } from './rules-quarters'
import type { Theme } from './schema'

/** A theme for a reader. @param figures of this theme @param shipped items on the insight it became */
export function toTheme(row: ShownRow, figures: readonly ThemeFigure[], shipped: readonly Shipped[], now: Date): Theme {
  const rungs = { low: 0, medium: 0, high: 0 }
  const byQuarter = new Map<string, number>()
  for (const { rung, quarter, pieces } of figures) {
    rungs[rung] += pieces
    byQuarter.set(quarter, (byQuarter.get(quarter) ?? 0) + pieces)
  }
  return {
    id: row.id,
    label: row.label,
    terms: row.terms,
    size: row.size,
    people: row.people,
    teams: row.teams,
    trend: row.trend,
    examples: row.members.flatMap(({ evidence, part }) =>
      evidence.audience === 'everyone' ? [{ id: evidence.id, text: evidence.text, part }] : [],
    ),
    insightId: row.promotedInsightId,
    pinned: row.labelPinned,
    source: row.source === 'hand' ? 'hand' : 'machine',
    language: row.language,
    rungs,
    quarters: lastQuarters(now).map((from) => ({ from, pieces: byQuarter.get(from) ?? 0 })),
    shipped: [...shipped],
  }
}
