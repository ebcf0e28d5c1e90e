import type { EvidenceItem } from '@/lib/evidence/schema'
import { paths } from '@/lib/core/paths'
import { shortened } from '@/lib/core/text/excerpt'
import { evidenceTextLimit } from '@/lib/evidence/schema'
import { renderDocument, type Document } from './rules-document'
import type { RfcStatus } from './schema'
import type { Who } from './schema-rows'

export type EvidenceSubject = { id: string; number: number; title: string; labels: string[]; status?: RfcStatus }

/** Of what was heard in an RFC at most one of these tags stands: what became of it. */
export const decisionTags = ['rfc-accepted', 'rfc-rejected']
const outcomes: readonly (RfcStatus | undefined)[] = ['accepted', 'rejected']

const common = (rfc: EvidenceSubject, who: Who | undefined, now: Date) => ({
  rung: 'medium' as const,
  occurredAt: now,
  personId: who?.id ?? null,
  teamId: who?.teamId ?? null,
  platformTeam: who?.platformTeam ?? false,
  sourceId: rfc.id,
  sourceTitle: shortened(`RFC ${rfc.number}: ${rfc.title}`, 300),
  tags: [...rfc.labels.slice(0, 29), ...(outcomes.includes(rfc.status) ? [`rfc-${rfc.status}`] : [])],
})

/** Its headings stay: what stands under "Alternatives" would read as proposed without them. */
const beginningOf = (rfc: Document): string =>
  shortened(
    renderDocument(rfc)
      .text.replace(/\n{3,}/g, '\n\n')
      .trim(),
    1200,
  )

/** An RFC that enters review, as something its author's team says: its title and the beginning of its text. */
export const rfcPiece = (rfc: EvidenceSubject & Document, who: Who | undefined, now: Date): EvidenceItem => ({
  ...common(rfc, who, now),
  ref: { kind: 'rfc', id: rfc.id },
  text: shortened(`${rfc.title}\n\n${beginningOf(rfc)}`.trim(), evidenceTextLimit),
  href: paths.rfc(rfc.number),
})

/** The RFC that a piece of evidence refers to, whichever of its authors it is of. */
export const rfcOfPiece = (refId: string): string => refId.split(':')[0]!

/** A comment, as something its author says. */
export const commentPiece = (
  rfc: EvidenceSubject,
  comment: { id: string; body: string; parentId?: string | null },
  who: Who,
  now: Date,
): EvidenceItem => ({
  ...common(rfc, who, now),
  ref: { kind: 'rfc-comment', id: comment.id },
  // The thread: its pieces are read together.
  askKey: comment.parentId ?? comment.id,
  text: shortened(comment.body.trim(), evidenceTextLimit),
  href: paths.rfcComment(rfc.number, comment.id),
})
