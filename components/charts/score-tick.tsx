import { formatScore } from '@/lib/core/format'
import { cn } from '@/lib/core/cn'
import { at, span } from './scale'

export type ScoreTickProps = {
  /** "RICE". */
  method: string
  value: number
  interval?: readonly [number, number]
  /** What the rule runs to: the largest value beside it. */
  max: number
  className?: string
}

/** A score as a tick on a rule, its interval as a band, its number beside it. */
export function ScoreTick({ method, value, interval, max, className }: ScoreTickProps) {
  const words = `${method} ${formatScore(value)}${interval ? `, between ${formatScore(interval[0])} and ${formatScore(interval[1])}` : ''}`
  return (
    <span title={words} className={cn('flex items-center gap-2', className)}>
      <svg role="img" aria-label={words} width="100%" height="14" className="min-w-12 overflow-visible">
        <line x1="0" x2="100%" y1="7" y2="7" className="stroke-rule" strokeWidth="1.5" />
        {interval && (
          <rect
            x={at(interval[0], 0, max)}
            width={span(interval[0], interval[1], 0, max)}
            y="5"
            height="4"
            rx="2"
            className="fill-accent/45"
          />
        )}
        <line
          x1={at(value, 0, max)}
          x2={at(value, 0, max)}
          y1="1"
          y2="13"
          strokeWidth="2.5"
          strokeLinecap="round"
          className="stroke-accent"
        />
      </svg>
      <span aria-hidden className="font-mono text-xs font-medium tabular-nums">
        {formatScore(value)}
      </span>
    </span>
  )
}
