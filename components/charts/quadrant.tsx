import { formatPercent, formatPercentInterval } from '@/lib/core/format'
import { ChartFigure, type ChartFigureProps } from './figure'
import { placeLabels } from './quadrant-layout'

export interface QuadrantPoint {
  label: string
  /** Share of what is explained, 0 to 1, with its interval. */
  importance: number
  interval: readonly [number, number]
  /** Favourable share, 0 to 1. */
  favourable: number
}

type Props = Pick<ChartFigureProps, 'finding' | 'caption' | 'name' | 'className'> & {
  points: QuadrantPoint[]
  /** From which importance on, and up to which favourable share, a point is in the corner to look at. */
  corner: { importance: number; favourable: number }
}

const [HEIGHT, LEFT, TOP, BOTTOM] = [380, 44, 12, 340]
/** A desk's picture, and one of a phone's width: the same points, each drawn to be read without scrolling. */
const WIDTHS = [
  { width: 720, className: 'w-full max-w-4xl max-sm:hidden' },
  { width: 360, className: 'w-full sm:hidden' },
] as const

/** Importance by score: what matters and is poor is in the lower right corner, which is shaded. */
export function Quadrant({ points, corner, ...figure }: Props) {
  return (
    <ChartFigure
      {...figure}
      table={{
        head: ['Question', 'Importance', '95 % interval', 'Favourable'],
        rows: points.map((point) => [
          point.label,
          formatPercent(point.importance),
          formatPercentInterval(...point.interval),
          formatPercent(point.favourable),
        ]),
      }}
    >
      {WIDTHS.map((size) => (
        <Plot key={size.width} points={points} corner={corner} {...size} />
      ))}
    </ChartFigure>
  )
}

function Plot({
  points,
  corner,
  width,
  className,
}: Pick<Props, 'points' | 'corner'> & { width: number; className: string }) {
  const right = width - 20
  const most = Math.min(
    1,
    Math.ceil(Math.max(...points.map((point) => point.interval[1]), corner.importance) * 10) / 10,
  )
  const x = (importance: number) => LEFT + ((right - LEFT) * Math.min(importance, most)) / most
  const y = (favourable: number) => BOTTOM - (BOTTOM - TOP) * favourable
  const labels = placeLabels(
    points.map((point) => ({ x: x(point.importance), y: y(point.favourable), words: point.label })),
    width,
  )
  const steps = Array.from({ length: Math.round(most * 10) + 1 }, (_, at) => at / 10)
  return (
    <svg viewBox={`0 0 ${width} ${HEIGHT}`} className={className} role="presentation">
      <rect
        x={x(corner.importance)}
        y={y(corner.favourable)}
        width={right - x(corner.importance)}
        height={BOTTOM - y(corner.favourable)}
        className="fill-warn-soft"
      />
      {steps
        .filter((step) => most <= 0.5 || Math.round(step * 10) % 2 === 0)
        .map((step) => (
          <g key={step}>
            <line x1={x(step)} x2={x(step)} y1={TOP} y2={BOTTOM} className="stroke-rule" />
            <text x={x(step)} y={BOTTOM + 16} textAnchor="middle" className="fill-ink-3 text-[11px] tabular-nums">
              {formatPercent(step)}
            </text>
          </g>
        ))}
      {[0, 0.5, 1].map((step) => (
        <g key={step}>
          <line x1={LEFT} x2={right} y1={y(step)} y2={y(step)} className="stroke-rule" />
          <text x={LEFT - 6} y={y(step) + 4} textAnchor="end" className="fill-ink-3 text-[11px] tabular-nums">
            {formatPercent(step)}
          </text>
        </g>
      ))}
      <text x={(LEFT + right) / 2} y={HEIGHT - 6} textAnchor="middle" className="fill-ink-2 text-[11px]">
        importance: part of what is explained →
      </text>
      <text x={right - 6} y={BOTTOM - 8} textAnchor="end" className="fill-ink-2 text-[11px]">
        important and low
      </text>
      <text x={LEFT + 4} y={TOP + 12} className="fill-ink-2 text-[11px]">
        ↑ favourable
      </text>
      {points.map((point, at) => (
        <g key={point.label}>
          <line
            x1={x(point.interval[0])}
            x2={x(point.interval[1])}
            y1={y(point.favourable)}
            y2={y(point.favourable)}
            strokeWidth={1.5}
            className="stroke-accent/40"
          />
          <circle cx={x(point.importance)} cy={y(point.favourable)} r={4.5} className="fill-accent" />
          <text
            x={labels[at]!.x}
            y={labels[at]!.y}
            textAnchor={labels[at]!.end ? 'end' : 'start'}
            className="fill-ink text-[11px] [paint-order:stroke] stroke-ground"
            strokeWidth={3}
          >
            {point.label}
          </text>
        </g>
      ))}
    </svg>
  )
}
