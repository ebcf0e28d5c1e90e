import { formatCount } from '@/lib/core/format'
import { ChartFigure, type ChartFigureProps } from './figure'
import { HistogramPicture, type HistogramData } from './histogram-picture'
import { Live } from './live'

type Props = Pick<ChartFigureProps, 'finding' | 'caption' | 'name' | 'className'> &
  HistogramData & { /** Heads the first column. */ of?: string }

/** How a number spreads: one column per range. Counts under the pointer; all of them in the table. */
export function Histogram({ bins, things, of = '', ...figure }: Props) {
  const data = { bins, things }
  return (
    <ChartFigure
      {...figure}
      table={{
        head: [of, things],
        rows: bins.map((bin) => [bin.label, bin.suppressed ? 'too few' : formatCount(bin.count)]),
      }}
    >
      <Live chart={{ kind: 'histogram', data }}>
        <HistogramPicture {...data} />
      </Live>
    </ChartFigure>
  )
}
