import { niceTicks } from '@/components/charts/scale'

/** Where the plot of a chart is inside it, in pixels from each side. */
export const PLOT = { left: 72, right: 16, top: 8, bottom: 54 } as const

export type Domain = readonly [number, number]

/** Logarithmic axes need more than nothing. */
export const LEAST = 0.01

/** The ends of a logarithmic axis around some values: a little more on each side. */
export function logDomain(values: readonly number[]): [number, number] {
  const positive = values.map((value) => Math.max(LEAST, value))
  if (positive.length === 0) return [LEAST, 1]
  return [Math.min(...positive) / 1.3, Math.max(...positive) * 1.3]
}

/** Round values on a logarithmic axis: 1, 2 and 5 of each power of ten between its ends; where that is none or one, nearer ones. */
export function logTicks([low, high]: Domain): number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))]
  const powers = Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i))
  const within = (ticks: readonly number[]) => ticks.filter((tick) => tick >= low && tick <= high)
  const ticks = within(powers.flatMap((power) => [1, 2, 5].map((factor) => Number((factor * power).toPrecision(12)))))
  return ticks.length > 1 ? ticks : within(niceTicks(low, high))
}

/** Where a value stands on a logarithmic axis, 0–1 from its low end. */
export const logShare = (value: number, [low, high]: Domain): number =>
  Math.log(Math.max(LEAST, value) / low) / Math.log(high / low)

export interface Rectangle {
  x: readonly [number, number]
  y: readonly [number, number]
}

/** A drag from one point to another, in pixels of the chart, as a part of its plot: shares from the left and from the bottom. */
export function partOf(
  from: { x: number; y: number },
  to: { x: number; y: number },
  size: { width: number; height: number },
): Rectangle {
  const across = (x: number) => (x - PLOT.left) / (size.width - PLOT.left - PLOT.right)
  const up = (y: number) => 1 - (y - PLOT.top) / (size.height - PLOT.top - PLOT.bottom)
  return {
    x: [across(Math.min(from.x, to.x)), across(Math.max(from.x, to.x))],
    y: [up(Math.max(from.y, to.y)), up(Math.min(from.y, to.y))],
  }
}

export const isInside = (x: number, y: number, part: Rectangle): boolean =>
  x >= part.x[0] && x <= part.x[1] && y >= part.y[0] && y <= part.y[1]
