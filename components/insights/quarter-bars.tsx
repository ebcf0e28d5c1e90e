import { TextLink } from '@/components/ui/link'
import { formatIsoDay, formatQuarter } from '@/lib/core/relative-time'
import { paths } from '@/lib/core/paths'
import { placeOfDay, type Shipped } from '@/lib/insights/rules-quarters'

interface Bar {
  /** The first day of a quarter of a year. */
  from: string
  pieces: number
  /** Of these, how many contradict. */
  against?: number
}

const GAP = 1.5
/** Room under the bars for the marks. */
const MARKS = 6
/** So many are named, the last ones; the picture marks all. */
const MAX_NAMED = 5

const wordsOf = ({ from, pieces, against = 0 }: Bar): string =>
  `${formatQuarter(new Date(from))}: ${pieces}${against > 0 ? ` (${against} against)` : ''}`

/** Pieces by quarter of a year as bars, what is against on top; a mark under them where something shipped. */
export function QuarterBars({
  quarters,
  shipped,
  width = 6,
  height = 16,
}: {
  quarters: readonly Bar[]
  shipped: readonly Shipped[]
  width?: number
  height?: number
}) {
  const most = Math.max(1, ...quarters.map((one) => one.pieces))
  const days = quarters.map(({ from }) => from)
  const marks = shipped.flatMap((one) => placeOfDay(one.on, days) ?? [])
  const words = [
    quarters.map(wordsOf).join(', '),
    ...(shipped.length > MAX_NAMED ? [`${shipped.length - MAX_NAMED} shipped before`] : []),
    ...shipped.slice(-MAX_NAMED).map(({ on, title }) => `shipped ${formatIsoDay(on)}: ${title}`),
  ].join('; ')
  return (
    <svg
      role="img"
      aria-label={`Pieces by quarter: ${words}`}
      width={quarters.length * width}
      height={height + (marks.length > 0 ? MARKS : 0)}
      className="shrink-0"
    >
      <title>{words}</title>
      {quarters.map(({ from, pieces, against = 0 }, at) => {
        const all = pieces === 0 ? 1 : Math.max(2, (pieces / most) * height)
        const top = pieces === 0 ? 0 : (against / pieces) * all
        return (
          <g key={from} transform={`translate(${at * width} ${height - all})`}>
            <rect width={width - GAP} height={all} className={pieces === 0 ? 'fill-rule' : 'fill-series'} />
            {top > 0 && <rect width={width - GAP} height={top} className="fill-warn" />}
          </g>
        )
      })}
      {[...new Set(marks)].map((place) => (
        <path
          key={place}
          transform={`translate(${(place * width).toFixed(2)} ${height + 1})`}
          d="M0 0l2.5 5h-5z"
          className="fill-good"
        />
      ))}
    </svg>
  )
}

/** What shipped, in words under the bars. */
export function ShippedList({ shipped }: { shipped: readonly Shipped[] }) {
  if (shipped.length === 0) return null
  return (
    <ul aria-label="Shipped" className="mt-1 text-sm text-ink-2">
      {shipped.slice(-MAX_NAMED).map((one) => (
        <li key={one.id}>
          <span aria-hidden className="text-good">
            ▲
          </span>{' '}
          {formatIsoDay(one.on)}: <TextLink href={paths.item(one.id)}>{one.title}</TextLink>
        </li>
      ))}
      {shipped.length > MAX_NAMED && <li className="text-ink-3">and {shipped.length - MAX_NAMED} before</li>}
    </ul>
  )
}
