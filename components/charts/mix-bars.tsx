import { formatPercent } from '@/lib/core/format'
import { ChartFigure, type ChartFigureProps } from './figure'
import { at } from './scale'

export type MixRow = {
  label: string
  /** Share of the evidence, 0–1. */
  evidence: number
  /** Share of the company, 0–1. */
  company: number
  /** What is known of a group that has no part in the evidence: that it is missing, unless said otherwise. */
  without?: string
}

type Props = Pick<ChartFigureProps, 'finding' | 'caption' | 'name' | 'className'> & {
  rows: MixRow[]
  /** Heads the first column: "Team" or "Role". */
  of?: string
  /** What the evidence is: "answers", "people for it". */
  evidence: string
}

/** Who is behind the evidence, against who there is: the bar is the evidence, the mark is the company. Missing ones are said. */
export function MixBars({ rows, of = 'Team', evidence, ...figure }: Props) {
  const max = Math.max(0.05, ...rows.flatMap((row) => [row.evidence, row.company])) * 1.02
  return (
    <ChartFigure
      {...figure}
      table={{
        head: [of, `Share of the ${evidence}`, 'Share of the company'],
        rows: rows.map((row) => [row.label, formatPercent(row.evidence), formatPercent(row.company)]),
      }}
    >
      <ul className="space-y-1 text-sm">
        {rows.map((row) => (
          <li key={row.label} className="grid grid-cols-[minmax(0,7.5rem)_minmax(0,1fr)_6.5rem] items-center gap-x-3">
            <span className="truncate" title={row.label}>
              {row.label}
            </span>
            <svg aria-hidden width="100%" height="14" className="overflow-visible">
              <rect width="100%" height="10" y="2" rx="2" className="fill-ink/5" />
              <rect width={at(row.evidence, 0, max)} height="10" y="2" rx="2" className="fill-series" />
              <line
                x1={at(row.company, 0, max)}
                x2={at(row.company, 0, max)}
                y1="-1"
                y2="15"
                strokeWidth="2"
                className="stroke-ink"
              />
            </svg>
            <span className="text-right whitespace-nowrap tabular-nums">
              {row.evidence === 0 && row.company > 0 ? (
                <span className="font-medium text-warn">{row.without ?? 'missing'}</span>
              ) : (
                formatPercent(row.evidence)
              )}
              <span className="text-xs text-ink-3"> vs {formatPercent(row.company)}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-1.5 flex gap-4 text-xs text-ink-3">
        <span className="inline-flex items-center gap-1.5">
          <svg aria-hidden width="14" height="8">
            <rect width="14" height="8" rx="2" className="fill-series" />
          </svg>
          share of the {evidence}
        </span>
        <span className="inline-flex items-center gap-1.5">
          <svg aria-hidden width="2" height="12">
            <rect width="2" height="12" className="fill-ink" />
          </svg>
          share of the company
        </span>
      </p>
    </ChartFigure>
  )
}
