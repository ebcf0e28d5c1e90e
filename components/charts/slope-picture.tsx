import { formatTick } from './format'
import { SlopeLabels } from './slope-labels'
import { lineStyle, SLOPE, slopeLayout, type SlopeData, type SlopeSeries } from './slope-layout'

/** Percent of the plot's width at which a wave stands; the ends are inset so that their labels fit. */
const x = (wave: number, waves: number) => (waves < 2 ? '50%' : `${5 + (90 * wave) / (waves - 1)}%`)

const MAX_NAMES = 6

/** The server's drawing of slope lines: no script, any width. The table of its figure says the same in words. */
export function SlopePicture(data: SlopeData) {
  const { waves, series, unit } = data
  const { ticks, y } = slopeLayout(data)
  return (
    <div className="flex">
      <svg aria-hidden width={SLOPE.left} height={SLOPE.height} className="shrink-0">
        {ticks.map((tick) => (
          <text
            key={tick}
            x={SLOPE.left - 6}
            y={y(tick) + 4}
            textAnchor="end"
            className="fill-ink-3 text-xs tabular-nums"
          >
            {formatTick(tick, unit)}
          </text>
        ))}
      </svg>
      <svg aria-hidden height={SLOPE.height} className="w-0 flex-1 overflow-visible">
        {ticks.map((tick) => (
          <line key={tick} x1="0" x2="100%" y1={y(tick)} y2={y(tick)} className="stroke-rule" />
        ))}
        {waves.map(
          (wave, i) =>
            // Of many waves every second, third… is named, the last one always.
            (waves.length - 1 - i) % Math.ceil(waves.length / MAX_NAMES) === 0 && (
              <text
                key={i}
                x={x(i, waves.length)}
                y={SLOPE.height - 6}
                textAnchor="middle"
                className="fill-ink-3 text-xs"
              >
                {wave}
              </text>
            ),
        )}
        {series.map((line, i) => (
          <Line key={line.label} line={line} {...lineStyle(series, i)} y={y} waves={waves.length} />
        ))}
      </svg>
      <SlopeLabels {...data} />
    </div>
  )
}

type LineProps = ReturnType<typeof lineStyle> & { line: SlopeSeries; y: (value: number) => number; waves: number }

function Line({ line, className, dash, width, y, waves }: LineProps) {
  return (
    <g className={className} stroke="currentColor" strokeWidth={width}>
      {line.points.map((point, i) => {
        const before = line.points[i - 1]
        if (!point || !before) return null
        return (
          <line
            key={i}
            x1={x(i - 1, waves)}
            y1={y(before.value)}
            x2={x(i, waves)}
            y2={y(point.value)}
            strokeDasharray={dash}
          />
        )
      })}
      {line.points.map(
        (point, i) =>
          point && (
            <g key={i}>
              {point.interval && (
                <line
                  x1={x(i, waves)}
                  x2={x(i, waves)}
                  y1={y(point.interval[0])}
                  y2={y(point.interval[1])}
                  strokeWidth="1.25"
                  strokeOpacity="0.7"
                />
              )}
              <circle
                cx={x(i, waves)}
                cy={y(point.value)}
                r={width + 1}
                fill="currentColor"
                className="stroke-ground"
                strokeWidth="1.5"
              />
            </g>
          ),
      )}
    </g>
  )
}
