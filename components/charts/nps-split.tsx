import { speechFor } from '@/lib/core/intl'
import { fill } from '@/lib/core/text/fill'
import { ChartFigure, type ChartFigureProps } from './figure'

type Part = { label: string; range: string; count: number }

type Props = Pick<ChartFigureProps, 'finding' | 'caption' | 'name' | 'className' | 'language'> & {
  /** How many gave 0–6, 7–8 and 9–10. */
  detractors: number
  passives: number
  promoters: number
  /** Points from −100 to 100, with their interval. */
  score: number
  interval: readonly [number, number]
}

const FILLS = ['fill-warn', 'fill-ink/15', 'fill-good'] as const

/**
 * A net promoter score as what it is made of: the part that recommends less the part that does not, and the score with
 * its interval on a rule of its own.
 */
export function NpsSplit({ detractors, passives, promoters, score, interval, ...figure }: Props) {
  const speech = speechFor(figure.language)
  const { words } = speech
  const points = (value: number) => speech.number(Math.round(value))
  const parts: Part[] = [
    { label: words.detractors, range: '0–6', count: detractors },
    { label: words.passives, range: '7–8', count: passives },
    { label: words.promoters, range: '9–10', count: promoters },
  ]
  const n = detractors + passives + promoters
  const share = (count: number) => (n === 0 ? 0 : count / n)
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, part) => sum + share(part.count), 0))
  const place = (score: number) => `${(score + 100) / 2}%`
  return (
    <ChartFigure
      {...figure}
      table={{
        head: ['', 'n', words.share],
        rows: [
          ...parts.map((part) => [`${part.label} (${part.range})`, part.count, speech.percent(share(part.count))]),
          [words.score, points(score), fill(words.range, { low: points(interval[0]), high: points(interval[1]) })],
        ],
      }}
    >
      <svg aria-hidden width="100%" height="20">
        {parts.map((part, index) => (
          <rect
            key={part.label}
            x={`${starts[index]! * 100}%`}
            width={`${share(part.count) * 100}%`}
            height="20"
            className={`${FILLS[index]} stroke-ground`}
          />
        ))}
      </svg>
      <ul className="mt-1.5 flex flex-wrap justify-between gap-x-4 gap-y-1 text-sm">
        {parts.map((part, index) => (
          <li key={part.label} className="inline-flex items-center gap-1.5">
            <svg aria-hidden width="10" height="10">
              <rect width="10" height="10" rx="2" className={FILLS[index]} />
            </svg>
            {part.label}{' '}
            <span className="text-ink-3 tabular-nums">
              {part.range}: {speech.count(part.count)} · {speech.percent(share(part.count))}
            </span>
          </li>
        ))}
      </ul>
      <svg aria-hidden width="100%" height="40" className="mt-3 overflow-visible">
        <line x1="0" x2="100%" y1="12" y2="12" className="stroke-rule" />
        <line x1="50%" x2="50%" y1="4" y2="20" strokeDasharray="3 3" className="stroke-ink-3" />
        <line
          x1={place(interval[0])}
          x2={place(interval[1])}
          y1="12"
          y2="12"
          strokeWidth="2"
          strokeLinecap="round"
          className="stroke-accent/60"
        />
        <circle cx={place(score)} cy="12" r="4.5" strokeWidth="1.5" className="fill-accent stroke-ground" />
        {(
          [
            [-100, 'start'],
            [0, 'middle'],
            [100, 'end'],
          ] as const
        ).map(([mark, anchor]) => (
          <text key={mark} x={place(mark)} y="36" textAnchor={anchor} className="fill-ink-3 text-xs tabular-nums">
            {speech.number(mark)}
          </text>
        ))}
      </svg>
    </ChartFigure>
  )
}
