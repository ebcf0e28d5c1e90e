import { formatValue } from './format'
import { lineStyle, SLOPE, slopeLayout, type SlopeData } from './slope-layout'

/** Names at the ends of the lines, in place of a legend. */
export function SlopeLabels(data: SlopeData) {
  const { labels } = slopeLayout(data)
  return (
    <ul className="relative shrink-0 text-xs" style={{ width: SLOPE.labels, height: SLOPE.height }}>
      {data.series.map((line, i) => {
        const { className, dash, width } = lineStyle(data.series, i)
        const last = line.points.findLast((point) => point !== null)
        return (
          <li
            key={line.label}
            className="absolute inset-x-0 flex -translate-y-1/2 items-center gap-1.5 pl-2"
            style={{ top: labels[i] }}
          >
            <svg aria-hidden width="16" height="8" className={`shrink-0 ${className}`}>
              <line x1="0" x2="16" y1="4" y2="4" stroke="currentColor" strokeWidth={width} strokeDasharray={dash} />
            </svg>
            <span className="min-w-0 truncate" title={line.label}>
              {line.label}
            </span>
            {last && <span className="shrink-0 tabular-nums text-ink-3">{formatValue(last.value, data.unit)}</span>}
          </li>
        )
      })}
    </ul>
  )
}
