import { machine } from '@/lib/core/machine'
import { insightStatuses, type InsightStatus } from './schema'
import type { Standing } from './schema-rows'

/** Who a reader is to an insight: a `writer` may change it. */
export type InsightRole = 'writer'

const by = ['writer'] as const

/** The life of an insight. `resolved` and `disproved` need a reason in words. */
export const insightMachine = machine<InsightStatus, InsightRole>(
  [
    { from: 'open', to: 'resolved', by, verb: 'Record resolution' },
    { from: ['open', 'resolved'], to: 'disproved', by, verb: 'Mark disproved' },
    { from: ['open', 'resolved'], to: 'archived', by, verb: 'Archive' },
    { from: ['resolved', 'disproved', 'archived'], to: 'open', by, verb: 'Open again' },
  ],
  { thing: 'insight' },
)

/** What a status means for all that is drawn from an insight. docs/decisions/0018-whose-voice-counts.md has the reasons. */
export interface StatusRule {
  /** Whether items linked to it take people and confidence from it. */
  counts: boolean
  /** Whether voices against it are shown as a conflict: always, only those linked after the resolution, or never. */
  conflict: 'always' | 'after resolution' | 'never'
  /** What an item linked to it warns of. */
  warning: string | null
}

export const STATUS_RULES: Record<InsightStatus, StatusRule> = {
  open: { counts: true, conflict: 'always', warning: null },
  resolved: { counts: true, conflict: 'after resolution', warning: null },
  disproved: { counts: false, conflict: 'never', warning: 'Insight disproved' },
  archived: { counts: false, conflict: 'never', warning: 'Insight archived' },
}

/** The statuses whose insights count in what is drawn from them. */
export const COUNTING_STATUSES: readonly InsightStatus[] = insightStatuses.filter(
  (status) => STATUS_RULES[status].counts,
)

/** The least share of voices against an insight that makes it contested: one in five, and at least one. */
export const contestedShare = 0.2

/** Whether the voices against are too many to be an exception. */
export function isContested(supporting: number, contradicting: number): boolean {
  return contradicting > 0 && contradicting / (supporting + contradicting) >= contestedShare
}

/** Whether voices against an insight still wait for a resolution, by its status and when they were linked. */
export function waitsForResolution(
  { status, resolvedAt }: Standing,
  contradicting: readonly { addedAt?: string | undefined }[],
): boolean {
  const { conflict } = STATUS_RULES[status]
  if (conflict !== 'after resolution') return conflict === 'always'
  return (
    resolvedAt === null || contradicting.some(({ addedAt }) => addedAt !== undefined && new Date(addedAt) > resolvedAt)
  )
}
