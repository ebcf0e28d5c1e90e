import { formatScore } from '@/lib/core/format'
import { cn } from '@/lib/core/cn'

export type ScoreTickProps = {
  /** "RICE". */
  method: string
  value: number
  interval?: readonly [number, number]
  className?: string
}

/** The score in the middle of the rule. */
const HALF = 5

/**
 * Where a score is on its rule, 0–1: s ÷ (s + 5). Every score has a place, twice the score is always further right, and
 * no card moves because another one's score is large.
 */
export const scorePosition = (score: number): number => (score <= 0 ? 0 : score / (score + HALF))

const percent = (score: number): string => `${(100 * scorePosition(score)).toFixed(2)}%`
const width = ([low, high]: readonly [number, number]): string =>
  `${(100 * (scorePosition(high) - scorePosition(low))).toFixed(2)}%`

/** A score as a tick on a rule, its interval as a band, its number beside it. */
export function ScoreTick({ method, value, interval, className }: ScoreTickProps) {
  const words = `${method} ${formatScore(value)}${interval ? `, between ${formatScore(interval[0])} and ${formatScore(interval[1])}` : ''}`
  return (
    <span title={words} className={cn('flex items-center gap-2', className)}>
      <svg role="img" aria-label={words} width="100%" height="14" className="min-w-12 overflow-visible">
        <line x1="0" x2="100%" y1="7" y2="7" className="stroke-rule" strokeWidth="1.5" />
        {interval && (
          <rect x={percent(interval[0])} width={width(interval)} y="5" height="4" rx="2" className="fill-accent/45" />
        )}
        <line
          x1={percent(value)}
          x2={percent(value)}
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
