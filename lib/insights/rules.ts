import { machine } from '@/lib/core/machine'
import { insightStatuses, type InsightStanding, type InsightStatus } from './schema'
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
    { from: ['resolved', 'disproved', 'archived'], to: 'open', by, verb: 'Reopen' },
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

/**
 * Whether voices against an insight still wait for a resolution. One that was resolved waits again once a voice against it
 * was linked after the resolution, or once more people are against it than there were then (answers of a survey go on coming in).
 */
export function waitsForResolution(
  { status, resolvedAt, resolvedAgainst }: Standing,
  contradicting: readonly { addedAt?: string | undefined }[],
  peopleAgainst: number,
): boolean {
  const { conflict } = STATUS_RULES[status]
  if (conflict !== 'after resolution') return conflict === 'always'
  if (resolvedAt === null) return true
  if (resolvedAgainst != null && peopleAgainst > resolvedAgainst) return true
  return contradicting.some(({ addedAt }) => addedAt !== undefined && new Date(addedAt) > resolvedAt)
}

/** From this confidence on an insight is supported: more than opinions alone can earn. */
export const SUPPORTED_FROM = 1

/** What the evidence and what people decided make of an insight together. */
export function standingOf(row: { status: InsightStatus; contested: boolean; confidence: number }): InsightStanding {
  if (row.status === 'disproved') return 'disproved'
  if (row.status === 'archived') return 'retired'
  if (row.contested) return 'contested'
  return row.confidence >= SUPPORTED_FROM ? 'supported' : 'candidate'
}

/** What items take from an insight by its standing. */
export const STANDING_RULES: Record<InsightStanding, { label: string; takes: string; warning: string | null }> = {
  candidate: {
    label: 'Candidate',
    takes: 'Items take its people, and its confidence, which is low.',
    warning: 'Insight is a candidate: only opinions support it so far',
  },
  supported: { label: 'Supported', takes: 'Items take its people and its confidence.', warning: null },
  contested: {
    label: 'Contested',
    takes: 'Items take its people, and its confidence less the share of voices against it.',
    warning: 'Insight is contested',
  },
  disproved: { label: 'Disproved', takes: 'Items take nothing from it.', warning: 'Insight disproved' },
  retired: { label: 'Retired', takes: 'Items take nothing from it.', warning: 'Insight archived' },
}
