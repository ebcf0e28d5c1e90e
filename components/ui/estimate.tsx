import { cn } from '@/lib/core/cn'
import { speechFor } from '@/lib/core/intl'
import { fill } from '@/lib/core/text/fill'

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
  /** English when left out. */
  language?: string
}

/** A share that carries its uncertainty: "31 of 48 · 65 % (51–77)". */
export function Estimate({
  count,
  of,
  share = of > 0 ? count / of : 0,
  interval,
  level = 0.95,
  className,
  language,
}: EstimateProps) {
  const speech = speechFor(language)
  // Of nobody there is no share, and nothing to be sure of.
  const words =
    interval &&
    of > 0 &&
    fill(speech.words.interval, {
      level: speech.percent(level),
      low: speech.count(interval[0] * 100),
      high: speech.count(interval[1] * 100),
    })
  return (
    <span className={cn('whitespace-nowrap tabular-nums', className)} title={words || undefined}>
      {fill(speech.words.of, { count: speech.count(count), all: speech.count(of) })}
      {of > 0 && (
        <>
          {' · '}
          <strong className="font-semibold">{speech.percent(share)}</strong>
          {interval && <span className="text-ink-3"> ({speech.percentInterval(...interval)})</span>}
        </>
      )}
    </span>
  )
}

/** In place of a number about too few people. Never a zero. */
export function Suppressed({
  minimum,
  className,
  language,
}: {
  minimum?: number
  className?: string
  language?: string
}) {
  const { words, count } = speechFor(language)
  const why = minimum ? fill(words.fewerThan, { minimum: count(minimum) }) : words.tooFewWhy
  return (
    <span title={why} className={cn('inline-flex items-center gap-1.5 text-xs text-ink-3', className)}>
      <span aria-hidden className="hatched h-3 w-5 rounded-sm" />
      {words.tooFew}
      <span className="sr-only">: {why}</span>
    </span>
  )
}
