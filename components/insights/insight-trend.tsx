import { Section } from '@/components/ui/page-header'
import { formatQuarter } from '@/lib/core/relative-time'
import type { Quarter } from '@/lib/insights/queries-quarters'
import type { Shipped } from '@/lib/insights/rules-quarters'
import { QuarterBars, ShippedList } from './quarter-bars'

/** How much was heard in each quarter, for and against, and what shipped in between. */
export function InsightTrend({ quarters, shipped }: { quarters: readonly Quarter[]; shipped: readonly Shipped[] }) {
  const bars = quarters.map(({ from, supports, contradicts }) => ({
    from,
    pieces: supports + contradicts,
    against: contradicts,
  }))
  const [first, last] = [quarters[0], quarters.at(-1)]
  const most = Math.max(0, ...bars.map((one) => one.pieces))
  if (!first || !last || most === 0) return null
  return (
    <Section title="When it was heard" aside="pieces by quarter">
      <QuarterBars quarters={bars} shipped={shipped} width={36} height={48} />
      <p className="mt-1 text-xs text-ink-3 tabular-nums">
        {formatQuarter(new Date(first.from))} to {formatQuarter(new Date(last.from))}, {most} at most in one
        {bars.some((one) => one.against > 0) && '; against on top'}
        {shipped.length > 0 && '; ▲ something on it shipped'}
      </p>
      <ShippedList shipped={shipped} />
    </Section>
  )
}
