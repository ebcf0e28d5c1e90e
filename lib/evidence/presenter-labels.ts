import { paths } from '@/lib/core/paths'
import type { Evidence, EvidenceKind } from './schema'

export const KIND_LABELS: Record<EvidenceKind, string> = {
  answer: 'Answer',
  'survey-result': 'Survey result',
  rfc: 'RFC',
  'rfc-comment': 'RFC comment',
  highlight: 'Quote',
  observation: 'Observation',
  ticket: 'Ticket',
  chat: 'Chat',
  note: 'Note',
  measurement: 'Measurement',
  vote: 'Vote with a reason',
}

/** Who stands behind a piece, in a few words; nothing for what was measured, which nobody said. */
export function attributionLabel(
  piece: Pick<Evidence, 'kind' | 'who' | 'anonymous' | 'people' | 'platformTeam'>,
): string {
  if (piece.kind === 'measurement') return ''
  if (piece.people > 1) return `${piece.people} people`
  return piece.who ?? (piece.anonymous ? 'Anonymous' : 'A person')
}

/** The way to the original, where there is one that this reader may open. */
export const sourceHref = (piece: Evidence, mayReadSessions: boolean): string | undefined =>
  piece.href?.startsWith(`${paths.sessions()}/`) && !mayReadSessions ? undefined : piece.href
