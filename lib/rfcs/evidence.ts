import type { EvidenceItem } from '@/lib/evidence/schema'
import { evidenceTextLimit } from '@/lib/evidence/schema'
import { sha256 } from '@/lib/server/hash'
import { renderDocument, type Document } from './document'
import type { Who } from './repo'
import type { RfcStatus } from './schema'

type Subject = { id: string; number: number; title: string; labels: string[]; status?: RfcStatus }

/** Of what was heard in an RFC at most one of these tags stands: what became of it. */
export const decisionTags = ['rfc-accepted', 'rfc-rejected']
const outcomes: readonly (RfcStatus | undefined)[] = ['accepted', 'rejected']

const common = (rfc: Subject, who: Who | undefined, now: Date) => ({
  rung: 'medium' as const,
  occurredAt: now,
  personId: who?.id ?? null,
  teamId: who?.teamId ?? null,
  platformTeam: who?.platformTeam ?? false,
  sourceId: rfc.id,
  sourceTitle: `RFC ${rfc.number}: ${rfc.title}`.slice(0, 300),
  tags: [...rfc.labels.slice(0, 29), ...(outcomes.includes(rfc.status) ? [`rfc-${rfc.status}`] : [])],
})

/** An RFC that enters review, as something its author's team says: its title and the beginning of its text. */
export const rfcPiece = (rfc: Subject & Document, who: Who | undefined, now: Date): EvidenceItem => ({
  ...common(rfc, who, now),
  ref: { kind: 'rfc', id: rfc.id },
  text: `${rfc.title}\n\n${renderDocument(rfc)
    .text.replace(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, 1200)}`
    .trim()
    .slice(0, evidenceTextLimit),
  href: `/rfcs/${rfc.number}`,
})

/** What a co-author says by an RFC has a reference of its own beside the author's; it does not name them, since it outlives their erasure. */
export const coauthorRef = (rfcId: string, personId: string) => ({
  kind: 'rfc' as const,
  id: `${rfcId}:${sha256(`${rfcId} ${personId}`).slice(0, 16)}`,
})

/** The RFC as something each of its authors says; a piece an author, so that each counts as the person they are. */
export const rfcPieces = (
  rfc: Subject & Document & { authorId: string | null; coauthorIds: readonly string[] },
  people: Map<string, Who>,
  now: Date,
): EvidenceItem[] => [
  rfcPiece(rfc, rfc.authorId === null ? undefined : people.get(rfc.authorId), now),
  ...rfc.coauthorIds.flatMap((personId) => {
    const who = people.get(personId)
    return who ? [{ ...rfcPiece(rfc, who, now), ref: coauthorRef(rfc.id, personId) }] : []
  }),
]
/** The RFC that a piece of evidence refers to, whichever of its authors it is of. */
export const rfcOfPiece = (refId: string): string => refId.split(':')[0]!

/** A comment, as something its author says. */
export const commentPiece = (
  rfc: Subject,
  comment: { id: string; body: string },
  who: Who,
  now: Date,
): EvidenceItem => ({
  ...common(rfc, who, now),
  ref: { kind: 'rfc-comment', id: comment.id },
  text: comment.body.trim().slice(0, evidenceTextLimit),
  href: `/rfcs/${rfc.number}#comment-${comment.id}`,
})
