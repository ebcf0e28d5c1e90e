import { db } from '@/lib/server/db'
import { describeOutcomes } from './queries-outcome'
import { listOutcomeRows } from './repo-outcome'
import type { Result } from './schema-outcome'

/** What a shipped item changed, as anybody may read it. */
export interface PublicResult {
  metric: string
  unit: string
  before: number
  after: number
  beforeCi: readonly [number, number] | null
  afterCi: readonly [number, number] | null
  result: Result
}

/**
 * What shipped items of the public roadmap changed: results that a person has recorded, measured on both sides. Figures of one team
 * are left out: they are that team's; and those of a survey, whose results are not everybody's to read. For callers that have found
 * the items among those that anybody may read.
 */
export async function mapPublicResults(
  items: readonly { id: string; shippedAt: string | null }[],
  now: Date,
): Promise<Map<string, PublicResult>> {
  const shipped = new Map(items.map(({ id, shippedAt }) => [id, shippedAt]))
  const rows = (await listOutcomeRows(db, [...shipped.keys()])).filter(
    (row) => row.recordedAt && row.teamId === null && row.surveyId === null,
  )
  // As they were when the result was recorded: beside figures of another day it would be another result.
  const stated = rows.map((row) => ({ row, shippedAt: shipped.get(row.itemId) ?? null, asOf: row.recordedAt ?? now }))
  return new Map(
    (await describeOutcomes(db, stated, now)).flatMap((outcome): [string, PublicResult][] => {
      const { itemId, metric, unit, before, after, beforeCi, afterCi, recorded } = outcome
      if (before === null || after === null || !recorded) return []
      return [[itemId, { metric, unit, before, after, beforeCi, afterCi, result: recorded.result }]]
    }),
  )
}
