import { ChartFigure } from '@/components/charts/figure'
import { at, niceTicks } from '@/components/charts/scale'
import { DAY_MS } from '@/lib/core/clock'
import { formatDay, formatIsoDay } from '@/lib/core/relative-time'
import { formatEstimate, formatMeasure, formatStated } from '@/lib/outcomes/presenter-labels'
import { metricWords } from '@/lib/outcomes/rules-format'
import type { Outcome } from '@/lib/outcomes/schema-outcome'
import { pointsOf, type OutcomePoint } from './outcome-points'

const HEIGHT = 180
/** Room above for the word at the day of shipping, below for the days. */
const [TOP, BOTTOM] = [18, 20]

const SIDES: Record<NonNullable<OutcomePoint['side']>, string> = {
  before: 'before',
  after: 'after',
  across: 'open while it shipped',
}

/**
 * Before and after on one line of time, drawn without script: the day it shipped upright, the target dashed, a wave of a survey with its
 * interval. Nothing where no point is known.
 */
export function OutcomeChart({ outcome }: { outcome: Outcome }) {
  const points = pointsOf(outcome)
  if (points.length === 0) return null
  const { target, unit, shippedAt, metric } = outcome
  const ofWaves = outcome.survey !== null
  const shipped = shippedAt === null ? null : Date.parse(shippedAt)
  const times = [...points.map((point) => point.at), ...(shipped === null ? [] : [shipped])]
  const [from, to] = [Math.min(...times) - 3 * DAY_MS, Math.max(...times) + 3 * DAY_MS]
  const values = [target, ...points.flatMap(({ value, ci }) => (ci ? [...ci] : [value]))]
  const ticks = niceTicks(Math.min(...values), Math.max(...values))
  const [low, high] = [ticks[0]!, ticks.at(-1)!]
  const x = (time: number) => at(time, from, to)
  const y = (value: number) => HEIGHT - BOTTOM - ((value - low) / (high - low)) * (HEIGHT - TOP - BOTTOM)
  const name = metricWords(metric)
  // At the end of the target's line from which what was measured is further away.
  const away = (point: OutcomePoint | undefined) => Math.abs((point?.value ?? target) - target)
  const wordAtStart = away(points[0]) > away(points.at(-1))
  return (
    <ChartFigure
      name="outcome"
      className="mt-5 max-w-2xl"
      finding={`${name.charAt(0).toUpperCase()}${name.slice(1)}, ${ofWaves ? 'wave by wave' : 'week by week'}`}
      caption={
        ofWaves
          ? 'A point is a closed wave over everybody, as its results page shows it; the upright line through it is its 95 % interval.'
          : 'A point is the mean of a week counted from the day it shipped; that day itself is in none.'
      }
      table={{
        head: ofWaves
          ? ['Wave', 'Closed', 'Shipping', 'Value', '95 % interval', 'n']
          : ['Week from', 'Shipping', 'Value'],
        rows: points.map((point) => {
          const side = point.side ? SIDES[point.side] : 'not shipped yet'
          const value = formatEstimate(point.value, unit, point.ci)
          return ofWaves
            ? [
                ...[point.name, formatDay(new Date(point.at)), side, value],
                ...[
                  point.ci
                    ? `${formatEstimate(point.ci[0], '', point.ci)} to ${formatEstimate(point.ci[1], '', point.ci)}`
                    : '',
                ],
                point.n ?? '',
              ]
            : [formatIsoDay(point.name), side, value]
        }),
      }}
    >
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
        <svg width="44" height={HEIGHT} aria-hidden>
          {ticks.map((tick) => (
            <text key={tick} x="44" y={y(tick) + 4} textAnchor="end" className="fill-ink-3 text-xs tabular-nums">
              {formatMeasure(tick, '')}
            </text>
          ))}
        </svg>
        <svg
          width="100%"
          height={HEIGHT}
          className="overflow-visible"
          role="img"
          aria-label={
            `${name}${unit ? `, ${unit}` : ''}: ${points.length} points, ` +
            `${shippedAt === null ? 'not shipped yet' : `shipped on ${formatIsoDay(shippedAt)}`}, ` +
            `target ${formatStated(target, unit)}`
          }
        >
          {ticks.map((tick) => (
            <line key={tick} x1="0" x2="100%" y1={y(tick)} y2={y(tick)} className="stroke-rule" />
          ))}
          <line x1="0" x2="100%" y1={y(target)} y2={y(target)} className="stroke-good" strokeDasharray="4 4" />
          <text
            x={wordAtStart ? 0 : '100%'}
            y={y(target) - 4}
            textAnchor={wordAtStart ? 'start' : 'end'}
            className="fill-ink-3 text-xs"
          >
            Target
          </text>
          {shipped !== null && (
            <>
              <line x1={x(shipped)} x2={x(shipped)} y1={TOP - 4} y2={HEIGHT - BOTTOM} className="stroke-ink-3" />
              <text
                x={x(shipped)}
                y="10"
                textAnchor={shipped > (from + to) / 2 ? 'end' : 'start'}
                className="fill-ink-2 text-xs"
              >
                Shipped {formatDay(new Date(shipped))}
              </text>
            </>
          )}
          {ofWaves ? null : <Lines points={points} from={from} to={to} y={y} />}
          {points.map((point) => (
            <g key={point.at} className={point.side === 'after' ? 'text-accent' : 'text-ink-3'}>
              {point.ci && (
                <line
                  x1={x(point.at)}
                  x2={x(point.at)}
                  y1={y(point.ci[0])}
                  y2={y(point.ci[1])}
                  stroke="currentColor"
                  strokeWidth={2}
                />
              )}
              <circle
                cx={x(point.at)}
                cy={y(point.value)}
                r={ofWaves ? 4 : 2}
                fill={point.side === 'across' ? 'var(--color-ground)' : 'currentColor'}
                stroke="currentColor"
              />
            </g>
          ))}
          <text x="0" y={HEIGHT - 4} className="fill-ink-3 text-xs">
            {formatDay(new Date(from))}
          </text>
          <text x="100%" y={HEIGHT - 4} textAnchor="end" className="fill-ink-3 text-xs">
            {formatDay(new Date(to))}
          </text>
        </svg>
      </div>
    </ChartFigure>
  )
}

/** Weeks of one side as a line; the two sides are not joined. Stretched to the width, with strokes that are not. */
function Lines({
  points,
  from,
  to,
  y,
}: {
  points: readonly OutcomePoint[]
  from: number
  to: number
  y: (value: number) => number
}) {
  const line = (side: 'before' | 'after') =>
    points
      .filter((point) => point.side === side)
      .map((point) => `${(((point.at - from) / (to - from)) * 100).toFixed(2)},${y(point.value).toFixed(1)}`)
      .join(' ')
  return (
    <svg width="100%" height={HEIGHT} viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
      <polyline points={line('before')} fill="none" className="stroke-ink-3" vectorEffect="non-scaling-stroke" />
      <polyline
        points={line('after')}
        fill="none"
        className="stroke-accent"
        strokeWidth={2}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
