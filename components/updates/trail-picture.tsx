import type { ReactNode } from 'react'
import { paths } from '@/lib/core/paths'
import { DepthShape, rungs } from '@/components/ui/depth'
import { SoftLink } from '@/components/ui/soft-link'
import { Still } from '@/components/ui/still'
import { cn } from '@/lib/core/cn'
import { plural } from '@/lib/core/format'
import { beginning } from '@/lib/core/text/excerpt'
import type { Trail } from '@/lib/updates/schema'
import { TRAIL_WIDTH, trailPicture, type Box, type Line } from './trail-layout'

const STROKES = {
  supports: 'stroke-ink-3/60',
  contradicts: 'stroke-bad/80 [stroke-dasharray:5_4]',
  context: 'stroke-ink-3/50 [stroke-dasharray:1_4]',
}

const curve = ({ from, to }: Line): string => {
  const [x1, y1] = [from.x + from.width, from.y + from.height / 2]
  const [x2, y2] = [to.x, to.y + to.height / 2]
  const bend = (x2 - x1) / 2
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`
}

/** A node of the picture. The picture is for the eye; the list under it has the same links for everybody else. */
function Node({
  box,
  href,
  className,
  children,
}: {
  box: Box
  href?: string
  className?: string
  children: ReactNode
}) {
  const look = cn('trail-node', className)
  const style = { left: box.x, top: box.y, width: box.width, height: box.height }
  return href ? (
    <SoftLink href={href} tabIndex={-1} className={look} style={style}>
      {children}
    </SoftLink>
  ) : (
    <div className={look} style={style}>
      {children}
    </div>
  )
}

/** One horizontal picture: what was heard, what it says, what is built on it, what was announced, and who was told. */
export function TrailPicture({ trail }: { trail: Trail }) {
  return (
    <Still>
      <TrailDrawing trail={trail} />
    </Still>
  )
}

/** The same, as it is written down: for `Still`. */
export function TrailDrawing({ trail }: { trail: Trail }) {
  const picture = trailPicture(trail)
  return (
    <div aria-hidden className="scroll-hint overflow-x-auto pb-3 [scrollbar-width:thin]">
      <div className="relative" style={{ width: TRAIL_WIDTH, height: picture.height + 24 }}>
        <svg width={TRAIL_WIDTH} height={picture.height} className="absolute inset-0" fill="none" strokeWidth="1.5">
          {picture.lines.map((line, index) => (
            <path key={index} d={curve(line)} className={STROKES[line.stance]} />
          ))}
        </svg>
        {picture.quotes.map(({ piece, box }) => (
          <Node
            key={piece.id}
            box={box}
            href={piece.href ?? paths.evidenceItem(piece.id)}
            className={piece.stance === 'contradicts' ? 'border-bad/50' : ''}
          >
            <span className="flex gap-1.5">
              <DepthShape rung={piece.rung} className={cn('mt-0.5', rungs[piece.rung].color)} />
              <span className="line-clamp-2">{beginning(piece.text, 110)}</span>
            </span>
          </Node>
        ))}
        {picture.insights.map(({ insight, box }) => (
          <Node key={insight.id} box={box} href={paths.insight(insight.id)}>
            <span className="line-clamp-3 font-medium">{insight.statement}</span>
          </Node>
        ))}
        <Node box={picture.item} href={paths.item(trail.item.id)} className="border-accent">
          <span className="line-clamp-4 text-sm font-semibold">{trail.item.title}</span>
        </Node>
        {picture.updates.map(({ update, box }) => (
          <Node key={update.id} box={box} href={paths.update(update.id)}>
            <span className="line-clamp-4 font-medium">{update.title}</span>
          </Node>
        ))}
        {picture.awaited && (
          <Node box={picture.awaited} className="border-dashed bg-transparent text-ink-3">
            {trail.item.status === 'dropped' ? 'Dropped: nothing to announce' : 'Not shipped yet'}
          </Node>
        )}
        <People trail={trail} box={picture.people} />
        <p className="absolute text-xs text-ink-3" style={{ left: 0, top: picture.height + 6 }}>
          {picture.more > 0 && `and ${plural(picture.more, 'more piece')} of these insights. `}A line supports, a dashed
          one contradicts, a dotted one is context.
        </p>
      </div>
    </div>
  )
}

const MAX_DOTS = 24

/** A dot a person: full for told, empty for not yet, struck for who would rather not. */
function People({ trail, box }: { trail: Trail; box: Box }) {
  const { told, owed, muted, declined } = trail.told
  if (trail.updates.length === 0) {
    return (
      <Node box={box} className="border-transparent bg-transparent text-ink-3">
        Nobody told yet
      </Node>
    )
  }
  const dots = [
    ...Array<string>(told).fill('bg-good'),
    ...Array<string>(owed).fill('border-[1.5px] border-warn'),
    ...Array<string>(muted + declined).fill('bg-ink-3/40'),
  ]
  return (
    <Node box={box} className="border-transparent bg-transparent">
      <span className="flex flex-wrap gap-1">
        {dots.slice(0, MAX_DOTS).map((look, index) => (
          <span key={index} className={cn('size-2 rounded-full', look)} />
        ))}
      </span>
      <span className="mt-1 block font-medium">
        {told} told, {owed} to go
      </span>
    </Node>
  )
}
