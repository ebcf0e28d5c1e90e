import { niceTicks, spreadLabels, type Unit } from './scale'

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

/** Pixels; the server's drawing and the one by recharts share them, so that nothing jumps. */
export const SLOPE = { height: 220, top: 10, bottom: 24, left: 48, labels: 140 } as const

/** Lines are told apart by dash as well as by colour. */
export const dashes = ['', '6 3', '2 3', '8 3 2 3'] as const

export function lineStyle(
  series: SlopeData['series'],
  index: number,
): { className: string; dash: string; width: number } {
  const anyLit = series.some((line) => line.highlight)
  const lit = series[index]?.highlight || (!anyLit && index === 0)
  const order = series
    .slice(0, index)
    .filter((line) => Boolean(line.highlight) === Boolean(series[index]?.highlight)).length
  return { className: lit ? 'text-accent' : 'text-ink-3', dash: dashes[order % dashes.length]!, width: lit ? 2.5 : 1.5 }
}

/** Ticks, the two ends, and where each line's label stands (px from the top of the plot), its last known value deciding. */
export function slopeLayout({ series, domain }: SlopeData) {
  const values = series.flatMap((line) =>
    line.points.flatMap((point) => (point ? [point.value, ...(point.interval ?? [])] : [])),
  )
  const [min, max] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 1]
  const ticks = niceTicks(domain?.[0] ?? min, domain?.[1] ?? max)
  const low = domain?.[0] ?? ticks[0]!
  const high = domain?.[1] ?? ticks.at(-1)!
  const inner = SLOPE.height - SLOPE.top - SLOPE.bottom
  const y = (value: number) => SLOPE.top + inner * (1 - (value - low) / (high - low || 1))
  const ends = series.map((line) => y(line.points.findLast((point) => point !== null)?.value ?? low))
  return {
    ticks: ticks.filter((tick) => tick >= low && tick <= high),
    low,
    high,
    y,
    labels: spreadLabels(ends, 17, SLOPE.height - SLOPE.bottom),
  }
}
