import { ChartFigure, type ChartFigureProps } from './figure'
import { formatRange, formatValue } from './format'
import { Live } from './live'
import { SlopePicture } from './slope-picture'
import type { Unit } from './scale'

export type SlopePoint = { value: number; interval?: readonly [number, number]; n?: number } | null
export type SlopeSeries = {
  label: string
  /** One per wave; null where there was none, or too few. */
  points: SlopePoint[]
  /** The series the finding is about. */
  highlight?: boolean
}
export type SlopeData = {
  waves: string[]
  series: SlopeSeries[]
  unit: Unit
  /** Ends of the axis; around the values when left out. */
  domain?: readonly [number, number]
}

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
