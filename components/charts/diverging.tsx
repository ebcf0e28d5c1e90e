import { Suppressed } from '@/components/ui/estimate'
import { speechFor, type Speech } from '@/lib/core/intl'
import { ChartFigure, type ChartFigureProps } from './figure'
import { at, diverge, span, type DivergingSegment } from './scale'

export type DivergingRow = {
  label: string
  /** Shares (0–1) of the scale's points, most unfavourable first. */
  shares: number[]
  n: number
  suppressed?: boolean
}

type Props = Pick<ChartFigureProps, 'finding' | 'caption' | 'name' | 'className' | 'language'> & {
  rows: DivergingRow[]
  /** The scale's points in words, most unfavourable first. */
  scale: string[]
}

/** The share that each half of a bar is long. One for every picture, so that bars of two questions compare. */
const HALF = 1

const paint = (segment: Pick<DivergingSegment, 'side' | 'strength'>) => ({
  className: segment.side < 0 ? 'fill-warn' : segment.side > 0 ? 'fill-accent' : 'fill-ink-3',
  fillOpacity: segment.side === 0 ? 0.35 : 0.35 + 0.65 * segment.strength,
})

const ofSide = (row: DivergingRow, side: -1 | 1) =>
  diverge(row.shares).reduce((sum, segment) => sum + (segment.side === side ? segment.size : 0), 0)

/** Ordered scales around their middle: unfavourable to the left, favourable to the right, both as numbers too. */
export function DivergingBars({ rows, scale, ...figure }: Props) {
  const speech = speechFor(figure.language)
  const { words } = speech
  return (
    <ChartFigure
      {...figure}
      table={{
        head: ['', 'n', ...scale],
        rows: rows.map((row) => [
          row.label,
          ...(row.suppressed ? [words.tooFew, ...scale.map(() => '')] : [row.n, ...row.shares.map(speech.percent)]),
        ]),
      }}
    >
      <ScaleKey scale={scale} />
      <ul className="space-y-2.5 sm:space-y-1">
        {rows.map((row) => (
          <li
            key={row.label}
            className="grid grid-cols-[3rem_minmax(0,1fr)_3rem] items-center gap-x-2 text-sm tabular-nums sm:grid-cols-[minmax(0,11rem)_3rem_minmax(0,1fr)_3rem]"
          >
            <span className="max-sm:col-span-3">
              {row.label} <span className="text-xs whitespace-nowrap text-ink-3">n = {speech.count(row.n)}</span>
            </span>
            {row.suppressed ? (
              <span className="col-span-3 text-center">
                <Suppressed language={speech.language} />
              </span>
            ) : (
              <>
                <span className="text-right">
                  {speech.percent(ofSide(row, -1))}
                  <span className="sr-only"> {words.unfavourable}</span>
                </span>
                <DivergingBar row={row} scale={scale} speech={speech} />
                <span>
                  {speech.percent(ofSide(row, 1))}
                  <span className="sr-only"> {words.favourable}</span>
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </ChartFigure>
  )
}

function DivergingBar({ row, scale, speech }: { row: DivergingRow; scale: string[]; speech: Speech }) {
  return (
    <svg aria-hidden width="100%" height="18" className="overflow-visible">
      {diverge(row.shares).map((segment, i) => (
        <rect
          key={i}
          x={at(segment.start, -HALF, HALF)}
          width={span(segment.start, segment.start + segment.size, -HALF, HALF)}
          y="1"
          height="16"
          className={`${paint(segment).className} stroke-ground`}
          fillOpacity={paint(segment).fillOpacity}
          strokeWidth="1"
        >
          <title>{`${scale[i] ?? ''}: ${speech.percent(segment.size)}`}</title>
        </rect>
      ))}
      <line x1="50%" x2="50%" y1="-2" y2="20" className="stroke-ink-2" strokeWidth="1" />
    </svg>
  )
}

function ScaleKey({ scale }: { scale: string[] }) {
  const segments = diverge(scale.map(() => 1 / scale.length))
  return (
    <p className="mb-2 flex flex-wrap gap-x-3 gap-y-1 text-xs text-ink-3">
      {scale.map((word, i) => (
        <span key={word} className="inline-flex items-center gap-1">
          <svg aria-hidden width="10" height="10">
            <rect width="10" height="10" rx="1" {...paint(segments[i]!)} />
          </svg>
          {word}
        </span>
      ))}
    </p>
  )
}
