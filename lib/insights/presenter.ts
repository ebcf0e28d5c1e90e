import { isoDay } from '@/lib/core/clock'
import { levelOf } from '@/lib/core/stats/confidence'
import { groupBy } from '@/lib/core/group'
import { countVoices } from '@/lib/evidence/rules'
import { insightMachine, standingOf, type InsightRole } from './rules'
import type { Weighed } from './rules-confidence'
import type { Score } from './rules-score'
import type { Insight, InsightSummary } from './schema'
import type { InsightRow } from './schema-rows'

/** An insight in a list, with its stored figures. */
export const toSummary = (row: InsightRow): InsightSummary => ({
  id: row.id,
  statement: row.statement,
  status: row.status,
  standing: standingOf(row),
  kind: row.kind,
  segment: row.segment,
  reviewAt: row.reviewAt && isoDay(row.reviewAt),
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
  /** Names of people who decided something about it, by id. */
  names: ReadonlyMap<string, { name: string }>
  evidence: Insight['evidence']
  evidenceInAll: number
  hiddenEvidence: number
  items: Insight['items']
  roles: InsightRole[]
}

/** An insight for a reader, by its last count. */
export function toInsight(row: InsightRow, parts: InsightParts): Insight {
  const nameOf = (id: string | null) => (id && parts.names.get(id)?.name) || null
  const { belief } = row
  return {
    ...toSummary(row),
    ...parts.score,
    owner: row.ownerId ? { id: row.ownerId, name: nameOf(row.ownerId) ?? 'A person who left' } : null,
    memo: row.memo,
    cerqual: row.cerqual,
    belief: belief && { share: belief.share, text: belief.text, at: belief.at, by: nameOf(belief.byId) },
    resolution:
      row.resolution === null
        ? null
        : {
            text: row.resolution,
            at: (row.resolvedAt ?? row.updatedAt).toISOString(),
            by: nameOf(row.resolvedById),
            wouldChange: row.wouldChange,
          },
    evidence: parts.evidence,
    evidenceInAll: parts.evidenceInAll,
    hiddenEvidence: parts.hiddenEvidence,
    items: parts.items,
    actions: insightMachine.allowed(row.status, parts.roles),
    updatedAt: row.updatedAt.toISOString(),
  }
}
