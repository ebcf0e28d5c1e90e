import { levelOf } from '@/lib/core/stats/confidence'
import { groupBy } from '@/lib/core/group'
import { countVoices } from '@/lib/evidence/rules'
import { insightMachine, type InsightRole } from './rules'
import type { Weighed } from './rules-confidence'
import type { Score } from './rules-score'
import type { Insight, InsightSummary } from './schema'
import type { InsightRow } from './schema-rows'

/** An insight in a list, with its stored figures. */
export const toSummary = (row: InsightRow): InsightSummary => ({
  id: row.id,
  statement: row.statement,
  status: row.status,
  breadth: { people: row.people, teams: row.teams },
  rungs: { low: row.low, medium: row.medium, high: row.high },
  supports: row.supports,
  contradicts: row.contradicts,
  confidence: row.confidence,
  confidenceLevel: levelOf(row.confidence),
  contested: row.contested,
  createdAt: row.createdAt.toISOString(),
})

/** How each piece is linked, by its id; of a survey result also how many people are for and against the statement. */
export function linkedPieces(
  voices: readonly Weighed[],
): Map<string, Pick<Insight['evidence'][number], 'stance' | 'agrees' | 'voices'>> {
  const byPiece = groupBy(voices, (voice) => voice.evidenceId ?? voice.id)
  return new Map(
    [...byPiece].map(([id, own]) => {
      const [first] = own
      const stance = first?.filed ?? first?.stance ?? 'context'
      if (first?.kind !== 'survey-result' || own.every((voice) => voice.stance === 'context')) return [id, { stance }]
      const people = (of: Weighed['stance']) => countVoices(own.filter((voice) => voice.stance === of)).people
      return [id, { stance, agrees: first.agrees, voices: { for: people('supports'), against: people('contradicts') } }]
    }),
  )
}

/** What an insight's page adds to its row. */
export interface InsightParts {
  score: Score
  resolvedBy: string | null
  evidence: Insight['evidence']
  hiddenEvidence: number
  items: Insight['items']
  roles: InsightRole[]
}

/** An insight for a reader, counted now. */
export const toInsight = (row: InsightRow, parts: InsightParts): Insight => ({
  ...toSummary(row),
  ...parts.score,
  resolution:
    row.resolution === null
      ? null
      : { text: row.resolution, at: (row.resolvedAt ?? row.updatedAt).toISOString(), by: parts.resolvedBy },
  evidence: parts.evidence,
  hiddenEvidence: parts.hiddenEvidence,
  items: parts.items,
  actions: insightMachine.allowed(row.status, parts.roles),
  updatedAt: row.updatedAt.toISOString(),
})
