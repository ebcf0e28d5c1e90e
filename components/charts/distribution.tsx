import { Suppressed } from '@/components/ui/estimate'
import { speechFor } from '@/lib/core/intl'
import { ChartFigure, type ChartFigureProps } from './figure'
import { at } from './scale'

export type DistributionRow = {
  label: string
  count: number
  /** 0–1. */
  share: number
  interval?: readonly [number, number]
  suppressed?: boolean
  /** The row the finding is about. */
  highlight?: boolean
}

type Props = Pick<ChartFigureProps, 'finding' | 'caption' | 'name' | 'className' | 'language'> & {
  rows: DistributionRow[]
  /** What the full width stands for; all of it unless a smaller share is easier to compare. */
  max?: number
}

/** How answers spread over options: one bar each, its interval as a whisker, its numbers beside it. */
export function DistributionBars({ rows, max = 1, ...figure }: Props) {
  const speech = speechFor(figure.language)
  const { words } = speech
  const someLit = rows.some((row) => row.highlight)
  return (
    <ChartFigure
      {...figure}
      table={{
        head: [words.answer, 'n', words.share, words.ends],
        rows: rows.map((row) =>
          row.suppressed
            ? [row.label, words.tooFew, '', '']
            : [
                row.label,
                row.count,
                speech.percent(row.share),
                row.interval ? speech.percentInterval(...row.interval) : '',
              ],
        ),
      }}
    >
      <ul className="space-y-2 sm:space-y-1">
        {rows.map((row) => (
          <li
            key={row.label}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 text-sm sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_8.5rem]"
          >
            <span className={row.highlight ? 'font-medium' : undefined}>{row.label}</span>
            <Bar row={row} max={max} muted={someLit && !row.highlight} />
            <span className="text-right whitespace-nowrap tabular-nums max-sm:order-2">
              {row.suppressed ? (
                <Suppressed language={speech.language} />
              ) : (
                <>
                  <span className="text-ink-3">{speech.count(row.count)} · </span>
                  {speech.percent(row.share)}
                  {row.interval && (
                    <span className="text-xs text-ink-3"> ({speech.percentInterval(...row.interval)})</span>
                  )}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </ChartFigure>
  )
}

function Bar({ row, max, muted }: { row: DistributionRow; max: number; muted: boolean }) {
  if (row.suppressed) return <span aria-hidden className="hatched h-3.5 rounded-sm max-sm:order-3 max-sm:col-span-2" />
  const { share, interval } = row
  return (
    <svg aria-hidden width="100%" height="14" className="overflow-visible max-sm:order-3 max-sm:col-span-2">
      <rect width="100%" height="14" rx="2" className="fill-ink/5" />
      <rect width={at(share, 0, max)} height="14" rx="2" className={muted ? 'fill-ink-3/60' : 'fill-series'} />
      {interval && (
        <g className="stroke-ink" strokeWidth="1.25">
          <line x1={at(interval[0], 0, max)} x2={at(interval[1], 0, max)} y1="7" y2="7" />
          {interval.map((end, i) => (
            <line key={i} x1={at(end, 0, max)} x2={at(end, 0, max)} y1="4" y2="10" />
          ))}
        </g>
      )}
    </svg>
  )
}
