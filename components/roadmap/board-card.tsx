import { TriangleAlert } from 'lucide-react'
import { ScoreTick } from '@/components/charts/score-tick'
import { Badge } from '@/components/ui/badge'
import { Depth } from '@/components/ui/depth'
import { Link } from '@/components/ui/link'
import { paths } from '@/lib/core/paths'
import type { Card } from '@/lib/roadmap/presenter'
import { KIND_LABELS } from './labels'

const RUNGS = ['low', 'medium', 'high'] as const

/** What a card says: title, kind, depth of its evidence, score with its interval, and what to be careful about. */
export function CardFace({ card }: { card: Card }) {
  const href = paths.item(card.id)
  return (
    <>
      <div className="mb-1 flex items-center gap-2">
        <Badge>{KIND_LABELS[card.kind]}</Badge>
        {card.draft && <Badge>Draft</Badge>}
        {card.theme && <span className="truncate text-xs text-ink-3">{card.theme}</span>}
        <span className="ml-auto flex gap-2">
          {RUNGS.filter((rung) => (card.rungs?.[rung] ?? 0) > 0).map((rung) => (
            <Depth key={rung} rung={rung} count={card.rungs?.[rung] ?? 0} />
          ))}
        </span>
      </div>
      <Link
        href={href}
        draggable={false}
        prefetch={false}
        className="font-medium break-words hover:underline max-sm:inline-block max-sm:py-1"
      >
        {card.title}
      </Link>
      {card.rice !== undefined && (
        <Link
          href={paths.itemWhy(card.id)}
          draggable={false}
          prefetch={false}
          className="-mx-1 mt-1.5 block rounded-sm px-1 py-0.5 hover:bg-hover max-sm:py-1.5"
          title="Why is it here?"
        >
          <span className="sr-only">Why is “{card.title}” here? </span>
          <ScoreTick method="RICE" value={card.rice} interval={card.interval} />
        </Link>
      )}
      {card.outcome && <p className="mt-1 text-sm break-words text-ink-2">→ {card.outcome}</p>}
      {card.warnings && (
        <p className="mt-1 flex items-center gap-1 text-xs text-warn">
          <TriangleAlert aria-hidden className="size-3 shrink-0" />
          {card.warnings.join(' · ')}
        </p>
      )}
      {card.commitNote && <p className="mt-1 text-xs break-words text-ink-2">Why now: {card.commitNote}</p>}
    </>
  )
}
