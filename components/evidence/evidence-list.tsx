import type { ReactNode } from 'react'
import { paths } from '@/lib/core/paths'
import { Link } from '@/components/ui/link'
import type { Evidence } from '@/lib/evidence/schema'
import { EvidenceCard } from './evidence-item'
import { sourceHref } from '@/lib/evidence/presenter-labels'

/** Pieces of evidence, newest first; with `selectable`, each has a box to tick (x) for the form around the list. */
export function EvidenceList({
  pieces,
  selectable,
  mayReadSessions,
}: {
  pieces: Evidence[]
  selectable: boolean
  mayReadSessions: boolean
}) {
  return (
    <ul data-list className="divide-y border-y">
      {pieces.map((piece) => (
        <li key={piece.id} className="flex gap-3 px-1 py-3 has-checked:bg-accent-soft data-active:bg-hover">
          {selectable && (
            <input
              type="checkbox"
              name="e"
              value={piece.id}
              aria-label={`Select: ${piece.text.slice(0, 80)}`}
              className="mt-1 size-4 shrink-0 accent-accent max-sm:size-5"
            />
          )}
          <div className="min-w-0 flex-1">
            <EvidenceCard piece={piece} clamp href={sourceHref(piece, mayReadSessions)}>
              <Link
                href={paths.evidenceItem(piece.id)}
                data-open
                className="text-sm text-ink-3 underline decoration-edge/50 underline-offset-2 hover:text-ink"
              >
                Open<span className="sr-only"> this piece</span>
              </Link>
            </EvidenceCard>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** The bar that appears under the list once something is ticked. */
export function SelectionFooter({ children }: { children: ReactNode }) {
  return (
    <div className="invisible sticky bottom-0 z-20 -mx-1 mt-2 flex flex-wrap items-center gap-2 border-t bg-ground px-1 py-3 group-has-[:checked]/select:visible">
      {children}
    </div>
  )
}
