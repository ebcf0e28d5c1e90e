import { formatCount, formatPercent, formatPercentInterval } from '@/lib/core/format'
import { cn } from '@/lib/core/cn'

export type EstimateProps = {
  count: number
  of: number
  /** 0–1; count ÷ of when left out (pass it where it is weighted). */
  share?: number
  /** Ends of the interval, 0–1. */
  interval?: readonly [low: number, high: number]
  /** Confidence level of the interval, for the words on hover. */
  level?: number
  className?: string
}

/** A share that carries its uncertainty: "31 of 48 · 65 % (51–77)". */
export function Estimate({ count, of, share = of > 0 ? count / of : 0, interval, level = 0.95, className }: EstimateProps) {
  const words = interval && `${Math.round(level * 100)} % interval: between ${formatPercentInterval(...interval).replace('–', ' and ')} %`
  return (
    <span className={cn('whitespace-nowrap tabular-nums', className)} title={words}>
      {formatCount(count)} of {formatCount(of)}
      {of > 0 && (
        <>
          {' · '}
          <strong className="font-semibold">{formatPercent(share)}</strong>
          {interval && <span className="text-ink-3"> ({formatPercentInterval(...interval)})</span>}
        </>
      )}
    </span>
  )
}

/** In place of a number about too few people. Never a zero. */
export function Suppressed({ minimum, className }: { minimum?: number; className?: string }) {
  const why = minimum ? `Fewer than ${minimum} people: not shown, to keep answers anonymous` : 'Too few people: not shown, to keep answers anonymous'
  return (
    <span title={why} className={cn('inline-flex items-center gap-1.5 text-xs text-ink-3', className)}>
      <span aria-hidden className="hatched h-3 w-5 rounded-sm" />
      too few<span className="sr-only">: {why}</span>
    </span>
  )
}
