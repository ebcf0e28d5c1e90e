import { isoDay } from '@/lib/core/clock'
import type { Voiced } from './rules'
import type { Audience, Evidence, EvidenceKind, Rung } from './schema'
import type { Breakdown } from './schema-breakdown'

/** An item with what the counting of people needs; `teamId` only where the team may be named. Never sent to a reader. */
export type CountedEvidence = Evidence &
  Pick<Voiced, 'personId' | 'voice' | 'sourceId' | 'askKey'> & {
    confidential: boolean
    /** Only researchers may read its words. */
    hidden: boolean
    /** The piece that stands for it, where several say the same. */
    standsWith?: string
    /** Of a survey result: who answered which way. */
    breakdown?: Breakdown
  }

/** An item as it is stored, its team included: only a query decides what of it is shown. */
export type StoredEvidence = {
  id: string
  kind: EvidenceKind
  rung: Rung
  text: string
  personId: string | null
  voice: string | null
  attribution: string | null
  /** Who wrote it, where it is written in public under a name. */
  author: string | null
  teamId: string | null
  teamName: string | null
  people: number
  anonymous: boolean
  platform: boolean
  occurredAt: Date
  refId: string
  sourceId: string | null
  askKey: string | null
  sourceTitle: string
  href: string | null
  tags: string[]
  audience: Audience
  sameAsId: string | null
}

/** Whether a reader must not learn who said it although the hub knows: an answer that only researchers may read. */
export const isConfidential = (row: Pick<StoredEvidence, 'kind' | 'audience'>): boolean =>
  row.kind === 'answer' && row.audience === 'researchers'

/** A stored row as counting needs it. @param teamNamed whether its team may be named */
export const toCountedEvidence = (row: StoredEvidence, teamNamed: boolean): CountedEvidence => ({
  id: row.id,
  kind: row.kind,
  rung: row.rung,
  text: row.text,
  ...(row.teamId && row.teamName && teamNamed && { teamId: row.teamId, team: row.teamName }),
  occurredAt: row.occurredAt.toISOString(),
  ref: { kind: row.kind, id: row.refId },
  anonymous: row.anonymous,
  platformTeam: row.platform,
  people: row.people,
  source: row.sourceTitle,
  tags: row.tags,
  ...(row.href && { href: row.href }),
  ...((row.attribution ?? row.author) && { who: row.attribution ?? row.author ?? undefined }),
  confidential: isConfidential(row),
  hidden: row.audience === 'researchers',
  ...(row.sameAsId && { standsWith: row.sameAsId }),
  personId: row.personId,
  voice: row.voice,
  sourceId: row.sourceId,
  askKey: row.askKey,
})

/** An item as a reader gets it: without what only counting may see. */
export function toEvidence({
  personId: _person,
  voice: _voice,
  sourceId: _source,
  askKey: _ask,
  confidential: _confidential,
  hidden: _hidden,
  standsWith: _standsWith,
  breakdown: _breakdown,
  ...evidence
}: CountedEvidence): Evidence {
  return evidence
}

/** Something that a person said, as it is shown to that person. */
export interface OwnWords {
  id: string
  text: string
  source: string
  /** A day: 2026-03-31. */
  occurredAt: string
  href: string | null
}

export const toOwnWords = (row: StoredEvidence): OwnWords => ({
  id: row.id,
  text: row.text,
  source: row.sourceTitle,
  occurredAt: isoDay(row.occurredAt),
  href: row.href,
})
