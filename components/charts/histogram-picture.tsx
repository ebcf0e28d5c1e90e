import { niceTicks } from './scale'

export type HistogramBin = { /** "20–29". */ label: string; count: number; suppressed?: boolean }
export type HistogramData = {
  bins: HistogramBin[]
  /** What is counted: "answers". */
  things: string
}

/** Pixels, shared with the drawing by recharts. */
export const HISTOGRAM = { height: 180, top: 8, bottom: 24, left: 36 } as const

/** At most eight labels fit under the columns of a phone. */
export const labelEvery = (bins: number) => Math.ceil(bins / 8)

export const histogramTicks = ({ bins }: HistogramData) => niceTicks(0, Math.max(1, ...bins.map((bin) => bin.count)))

/** The server's drawing of a histogram. */
export function HistogramPicture(data: HistogramData) {
  const { bins } = data
  const ticks = histogramTicks(data)
  const floor = HISTOGRAM.height - HISTOGRAM.bottom
  const y = (count: number) => floor - ((floor - HISTOGRAM.top) * count) / ticks.at(-1)!
  const step = 100 / bins.length
  const every = labelEvery(bins.length)
  return (
    <div className="flex">
      <svg aria-hidden width={HISTOGRAM.left} height={HISTOGRAM.height} className="shrink-0">
        {ticks.map((tick) => (
          <text
            key={tick}
            x={HISTOGRAM.left - 6}
            y={y(tick) + 4}
            textAnchor="end"
            className="fill-ink-3 text-xs tabular-nums"
          >
            {tick}
          </text>
        ))}
      </svg>
      <svg aria-hidden height={HISTOGRAM.height} className="w-0 flex-1 overflow-visible">
        {ticks.map((tick) => (
          <line key={tick} x1="0" x2="100%" y1={y(tick)} y2={y(tick)} className="stroke-rule" />
        ))}
        {bins.map((bin, i) => (
          <g key={bin.label}>
            <rect
              x={`${i * step + step * 0.1}%`}
              width={`${step * 0.8}%`}
              y={y(bin.count)}
              height={Math.max(0, floor - y(bin.count))}
              className="fill-series"
            />
            {i % every === 0 && (
              <text
                x={`${(i + 0.5) * step}%`}
                y={HISTOGRAM.height - 6}
                textAnchor="middle"
                className="fill-ink-3 text-xs tabular-nums"
              >
                {bin.label}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  )
}
