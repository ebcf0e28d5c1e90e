import { DatedPieces } from '@/components/evidence/dated-pieces'
import { EvidenceCard } from '@/components/evidence/evidence-item'
import { sourceHref } from '@/lib/evidence/presenter-labels'
import { TextLink } from '@/components/ui/link'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import type { WithWaves } from '@/lib/insights/rules-waves'
import type { Insight, Stance } from '@/lib/insights/schema'
import { StanceMenu } from './stance-menu'

type Props = {
  insight: Insight
  pieces: WithWaves<Insight['evidence'][number]>[]
  /** Of all readers. */
  total: number
  stance: Stance
  title: string
  nothing: string
  mayWrite: boolean
  mayReadSessions: boolean
}

/** The evidence of one stance, deepest first; a long list goes on in the list of evidence. */
export function EvidenceColumn({ insight, pieces, total, stance, title, nothing, mayWrite, mayReadSessions }: Props) {
  const shown = pieces.reduce((sum, { waves }) => sum + 1 + waves.length, 0)
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="flex items-baseline justify-between border-t pt-3 pb-1 text-md">
        {title} <span className="text-sm font-normal tabular-nums text-ink-3">{total}</span>
      </h2>
      {pieces.length === 0 && <p className="text-ink-3">{nothing}</p>}
      <ul className="divide-y">
        {pieces.map((piece) => (
          <li key={piece.id} className="py-3">
            <EvidenceCard piece={piece} clamp href={sourceHref(piece, mayReadSessions)}>
              {piece.voices && piece.agrees && (
                <p className="text-sm text-ink-2 tabular-nums">
                  {plural(piece.voices.for, 'person', 'people')} for it, {piece.voices.against} against: {piece.agrees}{' '}
                  answers agree with the statement.
                </p>
              )}
              <Waves waves={piece.waves} />
              {mayWrite && (
                <StanceMenu insight={insight.id} evidence={piece.id} stance={piece.stance} agrees={piece.agrees} />
              )}
            </EvidenceCard>
          </li>
        ))}
      </ul>
      {shown < total && (
        <TextLink href={paths.evidence({ q: `insight:${insight.id} stance:${stance}` })}>
          All {total} of them, newest first
        </TextLink>
      )}
    </section>
  )
}

/** What the same question found in other waves: each is a piece of the insight too. */
function Waves({ waves }: { waves: Insight['evidence'] }) {
  if (waves.length === 0) return null
  return (
    <details className="mt-1 text-sm text-ink-2">
      <summary>The same question in {plural(waves.length, 'other wave')}</summary>
      <DatedPieces pieces={waves} className="mt-1 space-y-1 border-l pl-3" />
    </details>
  )
}
