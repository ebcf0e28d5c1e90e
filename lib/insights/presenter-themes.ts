import type { ShownRow, ThemeFigure } from '@/lib/evidence/schema-themes'
import type { Theme } from './schema'

const QUARTERS = 8

/** The first days of the last quarters of a year, oldest first. */
export function lastQuarters(now: Date, count = QUARTERS): string[] {
  const month = Math.floor(now.getUTCMonth() / 3) * 3
  return Array.from({ length: count }, (_, at) =>
    new Date(Date.UTC(now.getUTCFullYear(), month - 3 * (count - 1 - at), 1)).toISOString().slice(0, 10),
  )
}

/** A theme for a reader. @param figures of this theme */
export function toTheme(row: ShownRow, figures: readonly ThemeFigure[], now: Date): Theme {
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
  }
}
