import { Depth } from '@/components/ui/depth'
import { formatDay } from '@/lib/core/relative-time'
import { beginning } from '@/lib/core/text/excerpt'
import type { Evidence } from '@/lib/evidence/schema'

/** "You said": quotes, each with how deep it was heard, from which team, and when. */
export function Said({ pieces }: { pieces: Evidence[] }) {
  return (
    <ul className="space-y-3">
      {pieces.map((piece) => (
        <li key={piece.id}>
          <blockquote className="border-l-2 pl-3">
            <p>{beginning(piece.text, 240)}</p>
            <footer className="mt-0.5 flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
              <Depth rung={piece.rung} />
              {piece.team && <span>{piece.team}</span>}
              <span>{formatDay(new Date(piece.occurredAt))}</span>
            </footer>
          </blockquote>
        </li>
      ))}
    </ul>
  )
}
