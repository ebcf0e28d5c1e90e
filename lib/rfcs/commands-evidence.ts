import type { EvidenceItem } from '@/lib/evidence/schema'
import { sha256 } from '@/lib/server/hash'
import { rfcPiece, type EvidenceSubject } from './presenter-evidence'
import type { Document } from './rules-document'
import type { Who } from './schema-rows'

/**
 * What a co-author says by an RFC has a reference of its own beside the author's; it does not name them, since it
 * outlives their erasure.
 */
export const coauthorRef = (rfcId: string, personId: string) => ({
  kind: 'rfc' as const,
  id: `${rfcId}:${sha256(`${rfcId} ${personId}`).slice(0, 16)}`,
})

/** The RFC as something each of its authors says; a piece an author, so that each counts as the person they are. */
export const rfcPieces = (
  rfc: EvidenceSubject & Document & { authorId: string | null; coauthorIds: readonly string[] },
  people: Map<string, Who>,
  now: Date,
): EvidenceItem[] => [
  rfcPiece(rfc, rfc.authorId === null ? undefined : people.get(rfc.authorId), now),
  ...rfc.coauthorIds.flatMap((personId) => {
    const who = people.get(personId)
    return who ? [{ ...rfcPiece(rfc, who, now), ref: coauthorRef(rfc.id, personId) }] : []
  }),
]
