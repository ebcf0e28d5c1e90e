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

/**
 * A score as a tick on a rule, its interval as a band, its number beside it. What the three look like is in the style sheet
 * (`.score-tick`): a board has sixty of them.
 */
export function ScoreTick({ method, value, interval, className }: ScoreTickProps) {
  const words = `${method} ${formatScore(value)}${interval ? `, between ${formatScore(interval[0])} and ${formatScore(interval[1])}` : ''}`
  return (
    <span role="img" title={words} className={cn('score-tick', className)}>
      <svg>
        <rect />
        {interval && <rect x={percent(interval[0])} width={width(interval)} />}
        <rect x={percent(value)} />
      </svg>
      {formatScore(value)}
    </span>
  )
}
