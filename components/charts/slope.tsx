import { ChartFigure, type ChartFigureProps } from './figure'
import { formatRange, formatValue } from './format'
import { Live } from './live'
import type { SlopeData } from './slope-layout'
import { SlopePicture } from './slope-picture'

type Props = Pick<ChartFigureProps, 'finding' | 'caption' | 'name' | 'className'> & SlopeData

/** The same question over waves: a line each, labelled at its end, with intervals where they are known. */
export function SlopeLines({ waves, series, unit, domain, ...figure }: Props) {
  const data = { waves, series, unit, domain }
  return (
    <ChartFigure
      {...figure}
      table={{
        head: ['', ...waves],
        rows: series.map((line) => [
          line.label,
          ...waves.map((_, i) => {
            const point = line.points[i]
            if (!point) return ''
            return `${formatValue(point.value, unit)}${point.interval ? ` ${formatRange(point.interval, unit)}` : ''}`
          }),
        ]),
      }}
    >
      <Live chart={{ kind: 'slope', data }}>
        <SlopePicture {...data} />
      </Live>
    </ChartFigure>
  )
}
