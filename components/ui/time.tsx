import { formatDay, formatMoment, relativeTime } from '@/lib/core/relative-time'

/** When: relative in words, absolute on hover and for machines. `as="day"` shows the date instead. The clock is passed in. */
export function Time({
  at,
  now,
  as = 'relative',
  className,
}: {
  at: Date
  now: Date
  as?: 'relative' | 'day'
  className?: string
}) {
  return (
    <time dateTime={at.toISOString()} title={formatMoment(at)} className={className}>
      {as === 'day' ? formatDay(at) : relativeTime(at, now)}
    </time>
  )
}
