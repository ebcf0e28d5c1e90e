import { formatMeasure, formatStated } from '@/lib/outcomes/presenter-labels'
import type { Outcome } from '@/lib/outcomes/schema-outcome'

const [WIDTH, HEIGHT, EDGE] = [240, 56, 4]

/** Weeks before and after shipping with the target as a line, drawn without script. Nothing where no week was measured. */
export function WeeksPicture({ outcome }: { outcome: Outcome }) {
  const { series, target, baseline, unit } = outcome
  const [first, last] = [series[0], series.at(-1)]
  if (!first || !last) return null
  const values = [...series.map(({ value }) => value), target, baseline]
  const [low, high] = [Math.min(...values, 0), Math.max(...values)]
  const x = (week: number) => EDGE + ((week - first.week) / Math.max(1, last.week - first.week)) * (WIDTH - 2 * EDGE)
  const y = (value: number) => HEIGHT - EDGE - ((value - low) / Math.max(1e-9, high - low)) * (HEIGHT - 2 * EDGE)
  const side = (isAfter: boolean) =>
    series
      .filter(({ week }) => week >= 0 === isAfter)
      .map(({ week, value }) => `${x(week)},${y(value)}`)
      .join(' ')
  const isCrossed = first.week < 0 && last.week >= 0
  const words = `By week, ${formatMeasure(first.value, unit)} to ${formatMeasure(last.value, unit)}; target ${formatStated(target, unit)}`
  const scale = low === 0 ? 'scale from 0' : `scale from ${formatMeasure(low, '')}`
  return (
    <figure>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="h-14 w-full max-w-60" role="img" aria-label={words}>
        <line
          x1={EDGE}
          x2={WIDTH - EDGE}
          y1={y(target)}
          y2={y(target)}
          className="stroke-ink-3"
          strokeDasharray="3 3"
        />
        {isCrossed && <line x1={x(-0.5)} x2={x(-0.5)} y1={0} y2={HEIGHT} className="stroke-edge" />}
        <polyline points={side(false)} fill="none" className="stroke-ink-3" strokeWidth={1.5} />
        <polyline points={side(true)} fill="none" className="stroke-accent" strokeWidth={2} />
      </svg>
      <figcaption className="text-xs text-ink-3">
        Week by week, {scale} to {formatMeasure(high, unit)}. Dashed: target{isCrossed && '; upright: shipped'}.
      </figcaption>
    </figure>
  )
}
