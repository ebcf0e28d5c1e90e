import { ScoreTick } from '@/components/charts/score-tick'
import { Badge } from '@/components/ui/badge'
import { Depth } from '@/components/ui/depth'
import { Link } from '@/components/ui/link'
import { paths } from '@/lib/core/paths'
import type { Card } from '@/lib/roadmap/presenter'
import { KIND_LABELS } from './labels'

const RUNGS = ['low', 'medium', 'high'] as const

/**
 * What a card says: title, kind, depth of its evidence, score with its interval, and what to be careful about. It stands in a
 * box of the class `card`, whose style sheet has the looks of all of this: said here they would be half of the page.
 */
export function CardFace({ card }: { card: Card }) {
  return (
    <>
      <div>
        <Badge>{KIND_LABELS[card.kind]}</Badge>
        {card.draft && <Badge>Draft</Badge>}
        {card.theme && <i>{card.theme}</i>}
        {RUNGS.filter((rung) => (card.rungs?.[rung] ?? 0) > 0).map((rung) => (
          <Depth key={rung} rung={rung} count={card.rungs?.[rung] ?? 0} />
        ))}
      </div>
      <Link href={paths.item(card.id)} prefetch={false}>
        {card.title}
      </Link>
      {card.rice !== undefined && (
        <Link href={paths.itemWhy(card.id)} prefetch={false} className="card-why">
          <span className="sr-only">{`Why is “${card.title}” here? `}</span>
          <ScoreTick method="RICE" value={card.rice} interval={card.interval} />
        </Link>
      )}
      {card.outcome && <p>{`→ ${card.outcome}`}</p>}
      {card.warnings && <p className="card-warning">{card.warnings.join(' · ')}</p>}
      {card.commitNote && <p className="card-note">{`Why now: ${card.commitNote}`}</p>}
    </>
  )
}
