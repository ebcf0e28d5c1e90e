import { EvidenceCard } from '@/components/evidence/evidence-item'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { Still } from '@/components/ui/still'
import { formatCoefficient, formatPercent } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import type { EvidenceTwin } from '@/lib/evidence/schema-same'
import { PairDeeds } from './said-twice'

const MAX_WORDS = 12
const wordList = (words: readonly string[]) =>
  `“${words.slice(0, MAX_WORDS).join('”, “')}”${words.length > MAX_WORDS ? ' …' : ''}`

/** What only one of two texts says, in words: nearness cannot tell "slow" from "fast". */
function Difference({ only, reordered }: Pick<EvidenceTwin, 'only' | 'reordered'>) {
  if (reordered) return <p className="text-sm text-ink-2">The same words in another order.</p>
  if (only.a.length + only.b.length === 0) return <p className="text-sm text-ink-3">The same words.</p>
  return (
    <p className="text-sm text-ink-2">
      {only.a.length > 0 && <>Only the first says {wordList(only.a)}. </>}
      {only.b.length > 0 && <>Only the second says {wordList(only.b)}.</>}
    </p>
  )
}

/** Pairs of pieces that may say the same, with what each has that the other has not. */
export function TwinList({ twins, label }: { twins: readonly EvidenceTwin[]; label: string }) {
  return (
    <ul aria-label={label} className="divide-y border-y">
      {twins.map((twin) => (
        <li key={`${twin.a.id} ${twin.b.id}`} className="py-4">
          <Still>
            <div className="grid gap-4 lg:grid-cols-2">
              {[twin.a, twin.b].map((piece) => (
                <div key={piece.id} className="min-w-0">
                  <EvidenceCard piece={piece} clamp>
                    {piece.id === twin.keep && <Badge>would stand for both</Badge>}
                    <Link href={paths.evidenceItem(piece.id)} className="text-sm text-ink-3 underline">
                      open<span className="sr-only"> this piece</span>
                    </Link>
                  </EvidenceCard>
                </div>
              ))}
            </div>
            <div className="mt-2">
              <Difference only={twin.only} reordered={twin.reordered} />
              <p className="text-sm tabular-nums text-ink-3">
                {formatPercent(twin.likeness)} of their words in common
                {twin.nearness !== null && `, ${formatCoefficient(twin.nearness)} near in topic`}
              </p>
            </div>
          </Still>
          <PairDeeds keep={twin.keep} other={twin.keep === twin.a.id ? twin.b.id : twin.a.id} />
        </li>
      ))}
    </ul>
  )
}
