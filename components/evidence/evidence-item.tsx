import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { Depth } from '@/components/ui/depth'
import { Link } from '@/components/ui/link'
import { plural } from '@/lib/core/format'
import { cn } from '@/lib/core/cn'
import { shortened } from '@/lib/core/text/excerpt'
import { formatDay } from '@/lib/core/relative-time'
import type { Evidence } from '@/lib/evidence/schema'
import { KIND_LABELS, attributionLabel } from '@/lib/evidence/presenter-labels'

/** One line of facts about a piece: how deep, what, who, which team, when. */
export function EvidenceFacts({
  piece,
  href,
  className,
  titled,
}: {
  piece: Evidence
  href?: string
  className?: string
  /** The page's title says already what kind it is. */
  titled?: boolean
}) {
  const by = attributionLabel(piece)
  return (
    <p className={cn('flex min-w-0 max-w-full flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-3', className)}>
      <Depth rung={piece.rung} />
      {!titled && <span>{KIND_LABELS[piece.kind]}</span>}
      {by && <span className="text-ink-2">{by}</span>}
      {piece.team && <span className="text-ink-2">{piece.team}</span>}
      {piece.platformTeam && <Badge tone="warn">platform team, not counted</Badge>}
      <time dateTime={piece.occurredAt}>{formatDay(new Date(piece.occurredAt))}</time>
      {piece.source &&
        (href ? (
          <Link
            href={href}
            className="min-w-0 max-w-full truncate underline decoration-edge/50 underline-offset-2 hover:text-ink"
          >
            {piece.source}
          </Link>
        ) : (
          <span className="min-w-0 truncate">{piece.source}</span>
        ))}
    </p>
  )
}

/** Three lines hold no more than this: what is cut off all the same is not sent, of fifty pieces it would be most of the page. */
const CLAMPED = 500

/** A piece of evidence: the words, then the facts. */
export function EvidenceCard(props: { piece: Evidence; href?: string; clamp?: boolean; children?: ReactNode }) {
  const { piece, href, clamp, children } = props
  return (
    <>
      <p className={cn('max-w-4xl wrap-anywhere', clamp ? 'line-clamp-3' : 'whitespace-pre-line')}>
        {clamp ? shortened(piece.text, CLAMPED) : piece.text}
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <EvidenceFacts piece={piece} href={href} />
        {piece.standsFor !== undefined && <Badge>{`also said in ${plural(piece.standsFor, 'other piece')}`}</Badge>}
        {piece.tags.map((tag) => (
          <Badge key={tag}>{tag}</Badge>
        ))}
        {children}
      </div>
    </>
  )
}
