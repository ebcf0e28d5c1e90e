import type { EvidencePiece } from '@/lib/evidence/schema'
import { evidenceTextLimit } from '@/lib/evidence/schema'
import { renderDocument, type Document } from './document'
import type { Who } from './repo'

type Subject = { id: string; number: number; title: string; labels: string[] }

const common = (rfc: Subject, who: Who | undefined, now: Date) => ({
  rung: 'medium' as const,
  occurredAt: now,
  personId: who?.id ?? null,
  teamId: who?.teamId ?? null,
  platformTeam: who?.platformTeam ?? false,
  sourceId: rfc.id,
  sourceTitle: `RFC ${rfc.number}: ${rfc.title}`.slice(0, 300),
  tags: rfc.labels,
})

/** An RFC that enters review, as something its author's team says: its title and the beginning of its text. */
export const rfcPiece = (rfc: Subject & Document, who: Who | undefined, now: Date): EvidencePiece => ({
  ...common(rfc, who, now),
  ref: { kind: 'rfc', id: rfc.id },
  text: `${rfc.title}\n\n${renderDocument(rfc).text.replace(/\n{3,}/g, '\n\n').trim().slice(0, 1200)}`.trim().slice(0, evidenceTextLimit),
  href: `/rfcs/${rfc.number}`,
})

/** A comment, as something its author says. */
export const commentPiece = (rfc: Subject, comment: { id: string; body: string }, who: Who, now: Date): EvidencePiece => ({
  ...common(rfc, who, now),
  ref: { kind: 'rfc-comment', id: comment.id },
  text: comment.body.trim().slice(0, evidenceTextLimit),
  href: `/rfcs/${rfc.number}#comment-${comment.id}`,
})
