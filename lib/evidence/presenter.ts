import type { Voiced } from './rules'
import type { Evidence, EvidenceKind, Rung } from './schema'

/** An item with what the counting of people needs; `teamId` only where the team may be named. Never sent to a reader. */
export type CountedEvidence = Evidence & Pick<Voiced, 'personId' | 'voice' | 'sourceId' | 'askKey'>

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
}

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
  ...evidence
}: CountedEvidence): Evidence {
  return evidence
}
