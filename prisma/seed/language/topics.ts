import type { EvidenceKind } from '@/lib/evidence/schema'

/** Something heard, by the reference its room gives it, and what it is about: how insights find what they stand on. */
export interface Heard {
  kind: EvidenceKind
  id: string
  topic: string
}
