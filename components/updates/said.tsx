import { Depth } from '@/components/ui/depth'
import { formatDay } from '@/lib/core/relative-time'
import { beginning } from '@/lib/core/text/excerpt'
import type { Evidence, EvidenceKind } from '@/lib/evidence/schema'

/** What stands among quotes and is none, as it is called there. */
const NOT_SAID: Partial<Record<EvidenceKind, string>> = {
  observation: 'Observed',
  'survey-result': 'Survey result',
}

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
              {NOT_SAID[piece.kind] && <span>{NOT_SAID[piece.kind]}</span>}
              {piece.team && <span>{piece.team}</span>}
              <span>{formatDay(new Date(piece.occurredAt))}</span>
            </footer>
          </blockquote>
        </li>
      ))}
    </ul>
  )
}
