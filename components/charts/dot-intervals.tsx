import { Suppressed } from '@/components/ui/estimate'
import { Link } from '@/components/ui/link'
import { speechFor } from '@/lib/core/intl'
import { ChartFigure, type ChartFigureProps } from './figure'
import { formatRange, formatTick, formatValue } from './format'
import { at, niceTicks, type Unit } from './scale'

export type DotRow = {
  label: string
  value: number
  /** Left out where all answered alike: then there is a dot alone. */
  interval?: readonly [number, number]
  /** Left out where every row stands on the same answers. */
  n?: number
  /** What it is compared with: a short upright mark. */
  mark?: number
  /** A word or two under the label. */
  note?: string
  suppressed?: boolean
  href?: string
}

type Props = Pick<ChartFigureProps, 'finding' | 'caption' | 'name' | 'className' | 'language'> & {
  rows: DotRow[]
  unit?: Unit
  /** Ends of the axis; around the intervals when left out. */
  domain?: readonly [number, number]
  /** A value to compare with (the whole company), drawn as a dashed rule. */
  reference?: { value: number; label: string }
  /** Heads the first column of the table: "Team". */
  of?: string
  /** What the upright marks are, where there are any. */
  marks?: string
  /** Labels are whole questions: they get more room, and wrap. */
  questions?: boolean
}

/** Means or shares with their intervals on one axis: where two overlap, they may well be the same. */
export function DotIntervals({
  rows,
  unit = 'number',
  domain,
  reference,
  of = '',
  marks,
  questions = false,
  ...figure
}: Props) {
  const speech = speechFor(figure.language)
  const { words, language } = speech
  const rangeOf = ({ interval }: DotRow) => (interval ? formatRange(interval, unit, language) : words.alike)
  const ends = rows.filter((row) => !row.suppressed).flatMap((row) => row.interval ?? [row.value])
  const ticks = niceTicks(domain?.[0] ?? Math.min(...ends), domain?.[1] ?? Math.max(...ends))
  const low = domain?.[0] ?? ticks[0]!
  const high = domain?.[1] ?? ticks.at(-1)!
  const grid =
    'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 text-sm ' +
    (questions
      ? 'sm:grid-cols-[minmax(0,20rem)_minmax(0,1fr)_7.5rem]'
      : 'sm:grid-cols-[minmax(0,11rem)_minmax(0,1fr)_7.5rem]')
  return (
    <ChartFigure
      {...figure}
      table={{
        head: [of, 'n', words.value, words.ends, ...(marks ? [marks] : [])],
        rows: rows.map((row) => [
          row.label,
          ...(row.suppressed
            ? [words.tooFew, '', '']
            : [row.n ?? '', formatValue(row.value, unit, language), rangeOf(row)]),
          ...(marks ? [row.mark === undefined ? '' : formatValue(row.mark, unit, language)] : []),
        ]),
      }}
    >
      <ul>
        {rows.map((row) => (
          <li key={row.label} className={`${grid} py-1 sm:min-h-7 ${questions ? 'sm:py-1.5' : 'sm:py-0'}`}>
            <span className={questions ? 'text-pretty' : 'truncate'}>
              {row.href ? (
                <Link href={row.href} className="hover:underline">
                  {row.label}
                </Link>
              ) : (
                row.label
              )}{' '}
              {row.n !== undefined && (
                <span className="text-xs whitespace-nowrap text-ink-3 tabular-nums">n = {speech.count(row.n)}</span>
              )}
              {row.note && <span className="block text-xs text-ink-3">{row.note}</span>}
            </span>
            <Dot row={row} low={low} high={high} ticks={ticks} reference={reference?.value} />
            <span className="text-right whitespace-nowrap tabular-nums max-sm:order-2">
              {row.suppressed ? (
                <Suppressed language={language} />
              ) : (
                <>
                  {formatValue(row.value, unit, language)} <span className="text-xs text-ink-3">{rangeOf(row)}</span>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      <div aria-hidden className={`${grid} text-xs text-ink-3`}>
        <span className="text-right max-sm:hidden">
          {reference && `dashed: ${reference.label}, ${formatValue(reference.value, unit)}`}
        </span>
        <svg width="100%" height="18" className="overflow-visible max-sm:col-span-2">
          {ticks
            .filter((tick) => tick >= low && tick <= high)
            .map((tick) => (
              <text
                key={tick}
                x={at(tick, low, high)}
                y="13"
                textAnchor="middle"
                className="fill-ink-3 text-xs tabular-nums max-sm:first:[text-anchor:start] max-sm:last:[text-anchor:end]"
              >
                {formatTick(tick, unit, language)}
              </text>
            ))}
        </svg>
      </div>
    </ChartFigure>
  )
}

type DotProps = { row: DotRow; low: number; high: number; ticks: number[]; reference?: number }

function Dot({ row, low, high, ticks, reference }: DotProps) {
  if (row.suppressed) return <span aria-hidden className="hatched h-3 rounded-sm max-sm:order-3 max-sm:col-span-2" />
  const ends = row.interval?.map((end) => at(end, low, high))
  return (
    <svg
      aria-hidden
      width="100%"
      height="28"
      className="overflow-visible max-sm:order-3 max-sm:col-span-2 max-sm:-my-1"
    >
      {ticks.map((tick) => (
        <line key={tick} x1={at(tick, low, high)} x2={at(tick, low, high)} y1="0" y2="28" className="stroke-rule" />
      ))}
      {reference !== undefined && (
        <line
          x1={at(reference, low, high)}
          x2={at(reference, low, high)}
          y1="0"
          y2="28"
          strokeDasharray="3 3"
          className="stroke-ink-3"
        />
      )}
      {row.mark !== undefined && (
        <line
          x1={at(row.mark, low, high)}
          x2={at(row.mark, low, high)}
          y1="5"
          y2="23"
          strokeWidth="2"
          className="stroke-ink-2"
        />
      )}
      {ends && (
        <line
          x1={ends[0]}
          x2={ends[1]}
          y1="14"
          y2="14"
          strokeWidth="2"
          strokeLinecap="round"
          className="stroke-accent/60"
        />
      )}
      <circle cx={at(row.value, low, high)} cy="14" r="4.5" strokeWidth="1.5" className="fill-accent stroke-ground" />
    </svg>
  )
}
